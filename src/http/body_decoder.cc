#include "http/body_decoder.h"

#include <algorithm>
#include <limits>

#include "http/characters.h"

namespace http {

static BodyDecoder::Event TakePiece(uint64_t* remaining, std::string_view* input,
                                    std::string_view* piece) {
  *piece = input->substr(0, std::min<uint64_t>(*remaining, input->size()));
  input->remove_prefix(piece->size());
  *remaining -= piece->size();
  return BodyDecoder::Event::kPiece;
}

BodyDecoder::BodyDecoder(BodyKind kind, uint64_t content_length) : remaining_(content_length) {
  switch (kind) {
    case BodyKind::kNone:
      state_ = State::kEnd;
      break;
    case BodyKind::kLength:
      state_ = content_length > 0 ? State::kLength : State::kEnd;
      break;
    case BodyKind::kChunked:
      state_ = State::kSizeStart;
      remaining_ = 0;
      break;
    case BodyKind::kUntilClose:
      state_ = State::kUntilClose;
      remaining_ = std::numeric_limits<uint64_t>::max();
      break;
  }
}

BodyDecoder::Event BodyDecoder::Next(std::string_view* input, std::string_view* piece) {
  if (state_ == State::kEnd) return Event::kEnd;
  while (!input->empty()) {
    switch (state_) {
      case State::kUntilClose:
        *piece = *input;
        *input = {};
        return Event::kPiece;
      case State::kLength:
        TakePiece(&remaining_, input, piece);
        if (remaining_ == 0) state_ = State::kEnd;
        return Event::kPiece;
      case State::kData:
        TakePiece(&remaining_, input, piece);
        if (remaining_ == 0) state_ = State::kDataCr;
        return Event::kPiece;
      default:
        if (!Take(input->front())) return Event::kBad;
        input->remove_prefix(1);
        if (state_ == State::kEnd) return Event::kEnd;
    }
  }
  return Event::kMore;
}

bool BodyDecoder::Take(char c) {
  switch (state_) {
    case State::kLineEnd:
      state_ = remaining_ > 0 ? State::kData : State::kTrailerStart;
      return c == '\n' && CountLine();
    case State::kDataCr:
      state_ = State::kDataLf;
      return c == '\r';
    case State::kDataLf:
      state_ = State::kSizeStart;
      return c == '\n';
    case State::kTrailerStart:
    case State::kTrailerName:
    case State::kTrailerValue:
    case State::kTrailerLineEnd:
    case State::kFinalLf:
      return ++line_ <= kMaxTrailers && TakeTrailer(c);
    default:
      return ++line_ <= kMaxChunkLine && TakeSizeLine(c);
  }
}

// Called when the line of a chunk is complete. False when the lines exceed kMaxExcess.
bool BodyDecoder::CountLine() {
  const uint64_t total = excess_ + uint64_t{line_};
  const uint64_t free = kFreeLine + remaining_;
  excess_ = total > free ? static_cast<uint32_t>(total - free) : 0;
  line_ = 0;
  return excess_ <= kMaxExcess;
}

bool BodyDecoder::TakeHexDigit(char c) {
  const char lower = LowerCase(c);
  const bool letter = lower >= 'a' && lower <= 'f';
  // The limit is a sixteenth of the largest signed 64-bit integer, so one more digit always fits.
  if ((!IsDigit(c) && !letter) || remaining_ > (std::numeric_limits<int64_t>::max() >> 4))
    return false;
  remaining_ = remaining_ * 16 + (letter ? lower - 'a' + 10 : c - '0');
  return true;
}

// The line before a chunk: its size and extensions. `;` begins an extension and CR ends the line
// wherever an extension may be over; white space is allowed around `;` and `=`, but not before the
// line's end.
bool BodyDecoder::TakeSizeLine(char c) {
  const bool space = c == ' ' || c == '\t';
  const auto go = [this](State state) {
    state_ = state;
    return true;
  };
  const auto end_or_next = [&](State otherwise, bool allowed) {
    if (c == ';') return go(State::kNameStart);
    if (c == '\r') return go(State::kLineEnd);
    return allowed && go(otherwise);
  };
  switch (state_) {
    case State::kSizeStart:
      return TakeHexDigit(c) && go(State::kSize);
    case State::kSize:
      if (TakeHexDigit(c)) return true;
      return end_or_next(State::kBeforeExtension, space);
    case State::kBeforeExtension:
      return space || (c == ';' && go(State::kNameStart));
    case State::kNameStart:
      return space || (IsTokenCharacter(c) && go(State::kName));
    case State::kName:
      if (IsTokenCharacter(c)) return true;
      if (c == '=') return go(State::kValueStart);
      return end_or_next(State::kAfterName, space);
    case State::kAfterName:
      return space || (c == '=' && go(State::kValueStart)) || (c == ';' && go(State::kNameStart));
    case State::kValueStart:
      if (c == '"') return go(State::kQuoted);
      return space || (IsTokenCharacter(c) && go(State::kValue));
    case State::kValue:
      return IsTokenCharacter(c) || end_or_next(State::kBeforeExtension, space);
    case State::kQuoted:
      if (c == '\\') return go(State::kEscaped);
      if (c == '"') return go(State::kAfterValue);
      return IsFieldCharacter(c);
    case State::kEscaped:
      return IsFieldCharacter(c) && go(State::kQuoted);
    case State::kAfterValue:
      return end_or_next(State::kBeforeExtension, space);
    default:
      return false;
  }
}

bool BodyDecoder::TakeTrailer(char c) {
  switch (state_) {
    case State::kTrailerStart:
      state_ = c == '\r' ? State::kFinalLf : State::kTrailerName;
      return c == '\r' || IsTokenCharacter(c);
    case State::kTrailerName:
      if (c == ':') state_ = State::kTrailerValue;
      return c == ':' || IsTokenCharacter(c);
    case State::kTrailerValue:
      if (c == '\r') state_ = State::kTrailerLineEnd;
      return c == '\r' || IsFieldCharacter(c);
    case State::kTrailerLineEnd:
      state_ = State::kTrailerStart;
      return c == '\n';
    default:
      if (c == '\n') state_ = State::kEnd;
      return c == '\n';
  }
}

}  // namespace http
