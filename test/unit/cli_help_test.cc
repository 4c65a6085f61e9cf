// Sections of the API are found by their names, and shown without the marks of Markdown.

#include <gtest/gtest.h>

#include "cli/help.h"

namespace cli {
namespace {

constexpr char kPage[] = R"(# page

## First Part

Text with `code()`, **bold** and [a link](x.md#y), which goes on and on and on and on until it
is wrapped.

```js
## no heading
puts("**as it is**");
```

- one
- two, which is so long that it does not fit into a line of a terminal, which has eighty columns

### Inner

| name | | notes |
|---|---|---|
| `a \| b` **[ours]** | | what it is |

## node.second

    a program

## Last
)";

TEST(Help, SectionWithWhatIsBelowIt) {
  EXPECT_EQ(HelpSection(kPage, "first part"), R"(First Part

Text with code(), bold and a link, which goes on and on and on and on until it
is wrapped.

    ## no heading
    puts("**as it is**");

- one
- two, which is so long that it does not fit into a line of a terminal, which
  has eighty columns

Inner

  name
      notes
  a | b [ours]
      what it is
)");
}

TEST(Help, FoundByTheBeginningOrAPart) {
  EXPECT_EQ(HelpSection(kPage, "SECOND"), "node.second\n\n    a program\n");
  EXPECT_TRUE(HelpSection(kPage, "inn")->starts_with("Inner\n"));
  EXPECT_EQ(HelpSection(kPage, "la"), "Last\n");
}

TEST(Help, NotFound) {
  EXPECT_FALSE(HelpSection(kPage, "no heading"));
  EXPECT_FALSE(HelpSection("", "x"));
  EXPECT_EQ(HelpSections(kPage), "  First Part\n  node.second\n  Last\n");
}

TEST(Help, MarksThatDoNotEnd) {
  for (const char* text : {"`", "**", "](", "[x](", "|", "|a", "```", "\\|"}) {
    EXPECT_TRUE(HelpSection("## a\n" + std::string(text), "a"));
  }
}

}  // namespace
}  // namespace cli
