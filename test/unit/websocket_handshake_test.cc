// The opening handshake: the table of what servers answer, and of what clients take.

#include <gtest/gtest.h>

#include "websocket/handshake.h"

namespace {

using websocket::DeflateParameters;
using websocket::DeflateWishes;
using websocket::HandshakeRequest;

HandshakeRequest Good() {
  HandshakeRequest request;
  request.method = "GET";
  request.is_http11 = true;
  request.upgrade = "websocket";
  request.connection = "Upgrade";
  request.key = "dGhlIHNhbXBsZSBub25jZQ==";
  request.version = "13";
  return request;
}

TEST(WebsocketHandshake, TheExampleOfTheRfc) {
  EXPECT_EQ(websocket::AcceptOf("dGhlIHNhbXBsZSBub25jZQ=="), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
}

TEST(WebsocketHandshake, AKeyIsNewEachTimeAndOneThatServersTake) {
  HandshakeRequest request = Good();
  const std::string key = websocket::NewKey();
  EXPECT_NE(key, websocket::NewKey());
  request.key = key;
  EXPECT_EQ(websocket::RefusalOf(request), 0);
}

TEST(WebsocketHandshake, WhatRequestsAreRefusedWith) {
  const struct {
    const char* why;
    std::string_view HandshakeRequest::*field;
    std::string_view value;
    int status;
  } rows[] = {
      {"as it should be", &HandshakeRequest::method, "GET", 0},
      {"another method", &HandshakeRequest::method, "POST", 400},
      {"a method in small letters", &HandshakeRequest::method, "get", 400},
      {"no Upgrade", &HandshakeRequest::upgrade, "", 400},
      {"another Upgrade", &HandshakeRequest::upgrade, "h2c", 400},
      {"Upgrade in capitals", &HandshakeRequest::upgrade, "WebSocket", 0},
      {"several of Upgrade", &HandshakeRequest::upgrade, "h2c, websocket", 0},
      {"a word that contains it", &HandshakeRequest::upgrade, "websockets", 400},
      {"no Connection", &HandshakeRequest::connection, "", 400},
      {"another Connection", &HandshakeRequest::connection, "keep-alive", 400},
      {"a list in Connection", &HandshakeRequest::connection, "keep-alive, Upgrade", 0},
      {"a list with blanks", &HandshakeRequest::connection, "keep-alive ,\tupgrade ", 0},
      {"an empty element", &HandshakeRequest::connection, ",,upgrade", 0},
      {"no version", &HandshakeRequest::version, "", 426},
      {"an old version", &HandshakeRequest::version, "8", 426},
      {"version 0", &HandshakeRequest::version, "0", 426},
      {"a version to come", &HandshakeRequest::version, "14", 426},
      {"a version with a zero", &HandshakeRequest::version, "013", 426},
      {"two versions", &HandshakeRequest::version, "13, 13", 426},
      {"no key", &HandshakeRequest::key, "", 400},
      {"a key of 15 bytes", &HandshakeRequest::key, "dGhlIHNhbXBsZSBub25j", 400},
      {"a key of 17 bytes", &HandshakeRequest::key, "dGhlIHNhbXBsZSBub25jZSE=", 400},
      {"a key without padding", &HandshakeRequest::key, "dGhlIHNhbXBsZSBub25jZQ", 400},
      {"a key that is no Base64", &HandshakeRequest::key, "dGhlIHNhbXBsZSBub25jZ!==", 400},
      {"a key with a blank", &HandshakeRequest::key, "dGhlIHNhbXBs ZSBub25jZQ=", 400},
      {"two keys", &HandshakeRequest::key,
       "dGhlIHNhbXBsZSBub25jZQ==, dGhlIHNhbXBsZSBub25jZQ==", 400},
      {"one protocol", &HandshakeRequest::protocols, "chat", 0},
      {"two protocols", &HandshakeRequest::protocols, "chat, superchat", 0},
      {"a protocol with a blank", &HandshakeRequest::protocols, "my chat", 400},
      {"an empty protocol", &HandshakeRequest::protocols, "chat,,b", 400},
      {"nonsense for extensions", &HandshakeRequest::extensions, ";;=\"", 0},
  };
  for (const auto& row : rows) {
    HandshakeRequest request = Good();
    request.*row.field = row.value;
    EXPECT_EQ(websocket::RefusalOf(request), row.status) << row.why;
  }
  HandshakeRequest old = Good();
  old.is_http11 = false;
  EXPECT_EQ(websocket::RefusalOf(old), 400);
}

TEST(WebsocketHandshake, TheFirstProtocolOfTheClientThatTheServerHas) {
  EXPECT_EQ(websocket::ChooseProtocol("a, b", "b,a"), "a");
  EXPECT_EQ(websocket::ChooseProtocol("x, b", "b,a"), "b");
  EXPECT_EQ(websocket::ChooseProtocol("A", "a"), "");
  EXPECT_EQ(websocket::ChooseProtocol("", "a"), "");
  EXPECT_EQ(websocket::ChooseProtocol("a", ""), "");
  EXPECT_EQ(websocket::ChooseProtocol(",,a", "a"), "a");
}

std::string Answer(std::string_view offers, const DeflateWishes& wishes = {}) {
  DeflateParameters parameters;
  const std::string answer = websocket::AnswerExtensions(offers, wishes, &parameters);
  return answer.empty() ? "-" : answer.substr(std::string_view("permessage-deflate").size());
}

TEST(WebsocketHandshake, WhatOffersOfCompressionAreAnswered) {
  constexpr DeflateWishes kKeeps{true, 15};
  const std::string alone = "; server_no_context_takeover; client_no_context_takeover";
  const struct {
    const char* offer;
    std::string answer, answer_with_context;
  } rows[] = {
      {"", "-", "-"},
      {"permessage-deflate", alone, ""},
      {" permessage-deflate ; client_max_window_bits", alone, ""},
      {"permessage-deflate; client_max_window_bits=10", alone, ""},
      {"permessage-deflate; client_max_window_bits=\"10\"", alone, ""},
      {"permessage-deflate; server_no_context_takeover", alone, "; server_no_context_takeover"},
      {"permessage-deflate; client_no_context_takeover", alone, "; client_no_context_takeover"},
      {"permessage-deflate; server_max_window_bits=10", alone + "; server_max_window_bits=10",
       "; server_max_window_bits=10"},
      {"permessage-deflate; server_max_window_bits=15", alone, ""},
      {"permessage-deflate; server_max_window_bits=8", "-", "-"},
      {"permessage-deflate; server_max_window_bits=7", "-", "-"},
      {"permessage-deflate; server_max_window_bits=16", "-", "-"},
      {"permessage-deflate; server_max_window_bits=010", "-", "-"},
      {"permessage-deflate; server_max_window_bits", "-", "-"},
      {"permessage-deflate; server_max_window_bits=", "-", "-"},
      {"permessage-deflate; server_max_window_bits=ten", "-", "-"},
      {"permessage-deflate; client_max_window_bits=7", "-", "-"},
      {"permessage-deflate; client_max_window_bits=99", "-", "-"},
      {"permessage-deflate; client_max_window_bits; client_max_window_bits", "-", "-"},
      {"permessage-deflate; server_no_context_takeover; server_no_context_takeover", "-", "-"},
      {"permessage-deflate; server_no_context_takeover=1", "-", "-"},
      {"permessage-deflate; unknown", "-", "-"},
      {"permessage-bzip2", "-", "-"},
      {"x-webkit-deflate-frame, permessage-deflate", alone, ""},
      {"permessage-deflate; unknown, permessage-deflate", alone, ""},
      {"permessage-deflate; server_max_window_bits=8, permessage-deflate; server_max_window_bits=9",
       alone + "; server_max_window_bits=9", "; server_max_window_bits=9"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(Answer(row.offer), row.answer) << row.offer;
    EXPECT_EQ(Answer(row.offer, kKeeps), row.answer_with_context) << row.offer;
  }
  EXPECT_EQ(Answer("permessage-deflate", {true, 11}), "; server_max_window_bits=11");
}

TEST(WebsocketHandshake, WhatAnswersAClientTakes) {
  constexpr DeflateWishes kWishes;
  const struct {
    const char* answer;
    bool taken, on;
    int window;
  } rows[] = {
      {"", true, false, 15},
      {"permessage-deflate", true, true, 15},
      {"permessage-deflate; client_max_window_bits=10", true, true, 10},
      {"permessage-deflate; client_max_window_bits=8", true, true, 8},
      {"permessage-deflate; server_max_window_bits=8", true, true, 15},
      {"permessage-deflate; client_max_window_bits", false, false, 0},
      {"permessage-deflate; client_max_window_bits=16", false, false, 0},
      {"permessage-deflate; server_max_window_bits=7", false, false, 0},
      {"permessage-deflate; unknown", false, false, 0},
      {"permessage-deflate, permessage-deflate", false, false, 0},
      {"permessage-bzip2", false, false, 0},
  };
  for (const auto& row : rows) {
    DeflateParameters parameters;
    ASSERT_EQ(websocket::TakeExtensions(row.answer, &kWishes, &parameters), row.taken)
        << row.answer;
    if (!row.taken) continue;
    EXPECT_EQ(parameters.on, row.on) << row.answer;
    EXPECT_EQ(parameters.window_bits, row.window) << row.answer;
    EXPECT_FALSE(parameters.keeps_out);
  }
  DeflateParameters parameters;
  EXPECT_TRUE(websocket::TakeExtensions("", nullptr, &parameters));
  EXPECT_FALSE(websocket::TakeExtensions("permessage-deflate", nullptr, &parameters));
}

}  // namespace
