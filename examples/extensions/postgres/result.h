// What PostgreSQL answers, as JavaScript values. No state, no I/O.
#pragma once

#define NODE_MODERN_V8
#include <libpq-fe.h>
#include <node/node.h>

#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <vector>

namespace postgres {

// Types by their fixed numbers in pg_type. Others, such as numeric, come as the text that the
// server sends.
enum Type : Oid {
  kBool = 16,
  kBytea = 17,
  kInt8 = 20,
  kInt2 = 21,
  kInt4 = 23,
  kOid = 26,
  kJson = 114,
  kFloat4 = 700,
  kFloat8 = 701,
  kTimestampTz = 1184,
  kJsonb = 3802,
};

// A text of the program's own, or a short one of the server's.
inline v8::Local<v8::String> Text(v8::Isolate* isolate, const char* text, int length = -1) {
  return v8::String::NewFromUtf8(isolate, text, v8::NewStringType::kNormal, length)
      .ToLocalChecked();
}

inline void Set(v8::Isolate* isolate, v8::Local<v8::Object> object, const char* name,
                v8::Local<v8::Value> value) {
  object->Set(isolate->GetCurrentContext(), Text(isolate, name), value).Check();
}

// "2009-09-05 12:30:00.25+02", of the ISO date style. False for what a Date cannot be: infinity,
// years before Christ.
inline bool ParseTimestamp(const char* text, double* milliseconds) {
  tm time = {};
  double seconds;
  char sign;
  int zone_hours, zone_minutes = 0, zone_seconds = 0;
  if (std::strstr(text, "BC") != nullptr ||
      std::sscanf(text, "%d-%d-%d %d:%d:%lf%c%d:%d:%d", &time.tm_year, &time.tm_mon, &time.tm_mday,
                  &time.tm_hour, &time.tm_min, &seconds, &sign, &zone_hours, &zone_minutes,
                  &zone_seconds) < 8) {
    return false;
  }
  time.tm_year -= 1900;
  time.tm_mon -= 1;
  const double zone = (zone_hours * 60.0 + zone_minutes) * 60 + zone_seconds;
  const double utc = static_cast<double>(timegm(&time)) - (sign == '-' ? -zone : zone);
  *milliseconds = std::floor((utc + seconds) * 1000);
  return true;
}

// Of a bytea; empty as ValueOf() says.
inline v8::Local<v8::Value> BytesOf(v8::Isolate* isolate, const char* text) {
  size_t size;
  unsigned char* const bytes = PQunescapeBytea(reinterpret_cast<const unsigned char*>(text), &size);
  v8::Local<v8::Value> value = node::Encode(bytes, size, node::BYTES);
  PQfreemem(bytes);
  return value;
}

// bool: boolean; integers and floats: number, but an int8 beyond 2^53 stays a string, since no
// number is that exact; timestamptz: Date; json: what it says; bytea: Uint8Array; anything else:
// string. Empty where V8 has no value that large: a text may have 1 GB.
inline v8::Local<v8::Value> ValueOf(v8::Isolate* isolate, Oid type, const char* text, int length) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Value> value;
  double milliseconds;
  switch (type) {
    case kBool:
      return v8::Boolean::New(isolate, text[0] == 't');
    case kInt2:
    case kInt4:
    case kOid:
    case kFloat4:
    case kFloat8:
      return v8::Number::New(isolate, std::strtod(text, nullptr));
    case kInt8: {
      const long long integer = std::strtoll(text, nullptr, 10);
      if (std::llabs(integer / 2) >= 1LL << 52) break;
      return v8::Number::New(isolate, static_cast<double>(integer));
    }
    case kTimestampTz:
      if (ParseTimestamp(text, &milliseconds) &&
          v8::Date::New(context, milliseconds).ToLocal(&value))
        return value;
      break;
    case kJson:
    case kJsonb: {
      v8::Local<v8::String> json;
      if (v8::String::NewFromUtf8(isolate, text, v8::NewStringType::kNormal, length)
              .ToLocal(&json) &&
          v8::JSON::Parse(context, json).ToLocal(&value)) {
        return value;
      }
      break;
    }
    case kBytea:
      return BytesOf(isolate, text);
  }
  v8::Local<v8::String> string;
  if (!v8::String::NewFromUtf8(isolate, text, v8::NewStringType::kNormal, length).ToLocal(&string))
    return v8::Local<v8::Value>();
  return string;
}

// The rows, as an array of objects by column name; SQL's NULL is null. Empty as ValueOf() says.
inline v8::Local<v8::Value> RowsOf(v8::Isolate* isolate, const PGresult* result) {
  v8::TryCatch caught(isolate);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  const int columns = PQnfields(result);
  std::vector<v8::Local<v8::String>> names;
  for (int i = 0; i < columns; ++i) {
    names.push_back(
        v8::String::NewFromUtf8(isolate, PQfname(result, i), v8::NewStringType::kInternalized)
            .ToLocalChecked());
  }
  const int count = PQntuples(result);
  v8::Local<v8::Array> rows = v8::Array::New(isolate, count);
  for (int row = 0; row < count; ++row) {
    v8::HandleScope handles(isolate);
    v8::Local<v8::Object> object = v8::Object::New(isolate);
    for (int i = 0; i < columns; ++i) {
      v8::Local<v8::Value> value = v8::Null(isolate);
      if (!PQgetisnull(result, row, i)) {
        value = ValueOf(isolate, PQftype(result, i), PQgetvalue(result, row, i),
                        PQgetlength(result, row, i));
      }
      if (value.IsEmpty()) return value;
      object->CreateDataProperty(context, names[i], value).Check();
    }
    rows->Set(context, row, object).Check();
  }
  return rows;
}

// { command: "INSERT 0 3", affected: 3 }
inline v8::Local<v8::Value> StatusOf(v8::Isolate* isolate, PGresult* result) {
  v8::Local<v8::Object> status = v8::Object::New(isolate);
  Set(isolate, status, "command", Text(isolate, PQcmdStatus(result)));
  Set(isolate, status, "affected",
      v8::Number::New(isolate, std::strtod(PQcmdTuples(result), nullptr)));
  return status;
}

// An Error with the SQLSTATE as its `code`.
inline v8::Local<v8::Object> MakeError(v8::Isolate* isolate, const char* message,
                                       const char* sqlstate) {
  std::string line = message;
  while (!line.empty() && line.back() == '\n') line.pop_back();
  v8::Local<v8::Object> error = v8::Exception::Error(Text(isolate, line.c_str())).As<v8::Object>();
  Set(isolate, error, "code", Text(isolate, sqlstate));
  return error;
}

// Why a connection could not be made. The server's SQLSTATE stands in libpq's text where that was
// told to be verbose: `...: FATAL:  28P01: password authentication failed...`, a line for each
// address tried, and lines on where in the server that was; without one it is 08001.
inline v8::Local<v8::Object> ConnectErrorOf(v8::Isolate* isolate, std::string text) {
  std::string sqlstate = "08001";
  for (size_t at = 0; (at = text.find(":  ", at)) != std::string::npos;) {
    at += 3;
    const size_t size = std::strspn(text.c_str() + at, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (size != 5 || text.compare(at + 5, 2, ": ") != 0) continue;
    sqlstate = text.substr(at, 5);
    text.erase(at, 7);
    const size_t location = text.find("\nLOCATION:", at);
    if (location != std::string::npos)
      text.erase(location, text.find('\n', location + 1) - location);
  }
  return MakeError(isolate, text.c_str(), sqlstate.c_str());
}

// The server's error, with `code`, `severity`, and what else it tells: `detail`, `hint`, `position`
// (in the statement, from 1), `schema`, `table`, `column`, `constraint`.
inline v8::Local<v8::Object> ErrorOf(v8::Isolate* isolate, const PGresult* result) {
  static constexpr struct {
    const char* name;
    int field;
  } kFields[] = {
      {"severity", PG_DIAG_SEVERITY_NONLOCALIZED},
      {"detail", PG_DIAG_MESSAGE_DETAIL},
      {"hint", PG_DIAG_MESSAGE_HINT},
      {"position", PG_DIAG_STATEMENT_POSITION},
      {"schema", PG_DIAG_SCHEMA_NAME},
      {"table", PG_DIAG_TABLE_NAME},
      {"column", PG_DIAG_COLUMN_NAME},
      {"constraint", PG_DIAG_CONSTRAINT_NAME},
  };
  const char* const message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  const char* const sqlstate = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  v8::Local<v8::Object> error =
      MakeError(isolate, message != nullptr ? message : PQresultErrorMessage(result),
                sqlstate != nullptr ? sqlstate : "08006");
  for (const auto& [name, field] : kFields) {
    const char* const text = PQresultErrorField(result, field);
    if (text != nullptr) Set(isolate, error, name, Text(isolate, text));
  }
  return error;
}

}  // namespace postgres
