// Names what is wrong with the head of an answer that was refused, for the message of an error.
#pragma once

#include <string_view>

namespace http {

// The first problem of the head at the front of `bytes`, which may be incomplete: a literal. It is a
// general one where the parser is stricter than this function.
const char* ProblemOfAnswerHead(std::string_view bytes);

}  // namespace http
