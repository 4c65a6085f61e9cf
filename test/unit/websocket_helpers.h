// What unit tests of WebSockets share: the table of test/protocol, frames as clients send them, and a
// session's doings as text.
#pragma once

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "websocket/session.h"

// A row of test/protocol/fixtures/websocket_frames.txt, which says what the columns mean.
struct FrameRow {
  std::string name, options, sent, heard, answers;
};

inline std::vector<FrameRow> ReadFrameRows() {
  std::ifstream file("test/protocol/fixtures/websocket_frames.txt");
  std::vector<FrameRow> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    line += " ";
    std::vector<std::string> cells;
    for (size_t at = 0; at != line.npos;) {
      const size_t bar = line.find(" | ", at);
      std::string cell = line.substr(at, bar == line.npos ? bar : bar - at);
      while (cell.starts_with(' ')) cell.erase(0, 1);
      while (cell.ends_with(' ')) cell.pop_back();
      cells.push_back(cell);
      at = bar == line.npos ? bar : bar + 2;
    }
    while (!cells.back().empty() && cells.back().ends_with('|')) cells.back().pop_back();
    cells.resize(5);
    rows.push_back({cells[0], cells[1], cells[2], cells[3], cells[4]});
  }
  return rows;
}

// One frame. `masked` by a mask that is always the same.
inline std::string Frame(unsigned first, std::string_view payload, bool masked = true) {
  websocket::FrameHeader header;
  header.masked = masked;
  if (masked) header.mask = {{0x12, 0x34, 0xab, 0xcd}};
  header.length = payload.size();
  std::string frame(websocket::FrameHeaderSize(payload.size(), masked), '\0');
  websocket::WriteFrameHeader(header, frame.data());
  frame[0] = static_cast<char>(first);
  const size_t begin = frame.size();
  frame.append(payload);
  if (masked) websocket::ApplyMask(header.mask, 0, frame.data() + begin, payload.size());
  return frame;
}

// Takes what stands in quotes, or "*N", off the front of `text`.
inline std::string TakeBytes(std::string_view* text) {
  std::string bytes;
  if (text->starts_with('*')) {
    text->remove_prefix(1);
    size_t count = 0;
    for (; !text->empty() && text->front() != ' '; text->remove_prefix(1))
      count = count * 10 + (text->front() - '0');
    return std::string(count, 'x');
  }
  for (text->remove_prefix(1); text->front() != '\''; text->remove_prefix(1)) {
    if (text->front() == '\\') {
      text->remove_prefix(1);
      if (text->front() == 'x') {
        bytes += static_cast<char>(std::stoi(std::string(text->substr(1, 2)), nullptr, 16));
        text->remove_prefix(2);
        continue;
      }
    }
    bytes += text->front();
  }
  text->remove_prefix(1);
  return bytes;
}

// The bytes of the column "what is sent".
inline std::string BytesSent(std::string_view text) {
  std::string bytes;
  while (!text.empty()) {
    if (text.front() == ' ') {
      text.remove_prefix(1);
    } else if (text.front() == '=') {
      for (text.remove_prefix(1); !text.empty() && text.front() != ' '; text.remove_prefix(2))
        bytes += static_cast<char>(std::stoi(std::string(text.substr(0, 2)), nullptr, 16));
    } else {
      const int first = std::stoi(std::string(text.substr(0, 2)), nullptr, 16);
      text.remove_prefix(2);
      bytes += Frame(first, TakeBytes(&text));
    }
  }
  return bytes;
}

// Bytes as the table writes them.
inline std::string Quoted(std::string_view bytes) {
  if (bytes.size() > 100 && bytes.find_first_not_of('x') == bytes.npos)
    return "*" + std::to_string(bytes.size());
  std::string text = "'";
  for (const char byte : bytes) {
    const bool is_plain = byte >= 0x20 && byte < 0x7f && byte != '|';
    char hex[8];
    std::snprintf(hex, sizeof hex, "\\x%02x", static_cast<unsigned char>(byte));
    if (byte == '\'' || byte == '\\') text += '\\';
    text += is_plain ? std::string(1, byte) : hex;
  }
  return text + "'";
}

// A session, what its owner hears, and what it sends, in the words of the table.
struct SessionRun {
  explicit SessionRun(const websocket::SessionOptions& options) : session(options) {}

  static websocket::SessionOptions OptionsOf(std::string_view words) {
    websocket::SessionOptions options;
    options.deflate.on = words.find("deflate") != words.npos;
    options.deflate.keeps_in = words.find("context") != words.npos;
    const size_t at = words.find("max=");
    if (at != words.npos) options.max_message_bytes = std::stoul(std::string(words.substr(at + 4)));
    return options;
  }

  void Receive(std::string_view bytes) {
    std::string copy(bytes);  // it is changed
    std::string_view input = copy;
    websocket::Message message;
    for (auto event = session.Next(&input, &message, &output);
         event != websocket::Session::Event::kMore;
         event = session.Next(&input, &message, &output)) {
      Hear(event, message);
    }
    EXPECT_TRUE(input.empty());
  }

  void Hear(websocket::Session::Event event, const websocket::Message& message) {
    using Event = websocket::Session::Event;
    if (event == Event::kClosed) {
      const websocket::Ending& ending = session.ending();
      Add("end " + std::to_string(ending.code) + (ending.is_clean ? " clean" : ""));
      if (ending.is_clean && !ending.reason.empty()) Add(Quoted(ending.reason));
    } else {
      EXPECT_EQ(message.is_ascii,
                message.is_text && websocket::IsAscii(message.payload) && event == Event::kMessage);
      const char* what = event == Event::kPong ? "pong" : message.is_text ? "text" : "binary";
      Add(what + Quoted(message.payload));
    }
  }

  void Add(const std::string& what) { heard += (heard.empty() ? "" : " ") + what; }

  // What was sent, as frames of a server.
  std::string Answers() const {
    std::string text;
    for (std::string_view rest = output.view(); !rest.empty();) {
      websocket::FrameHeader header;
      const char* problem;
      if (websocket::ReadFrameHeader(rest, false, &header, &problem) !=
          websocket::HeaderOutcome::kWhole)
        return text + " and no frame";
      const std::string_view payload = rest.substr(header.size, header.length);
      rest.remove_prefix(header.size + header.length);
      if (!text.empty()) text += " ";
      if (header.opcode == websocket::Opcode::kClose) {
        text += "close";
        if (payload.size() >= 2)
          text += " " + std::to_string(static_cast<unsigned char>(payload[0]) << 8 |
                                       static_cast<unsigned char>(payload[1]));
      } else {
        text += (header.opcode == websocket::Opcode::kPong ? "pong" : "frame") + Quoted(payload);
      }
    }
    return text;
  }

  websocket::Session session;
  base::ByteQueue output;
  std::string heard;
};
