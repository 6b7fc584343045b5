#pragma once
#include <stddef.h>
#include <stdint.h>

/// What a node of a parsed page is.
enum CGumboKind { CGUMBO_ELEMENT = 0, CGUMBO_TEXT = 1, CGUMBO_COMMENT = 2, CGUMBO_OTHER = 3 };

/// A node of a parsed page in document order. Offsets count bytes of the page; -1 where the parser made the node up.
typedef struct {
  int32_t kind;
  /// Depth below the document; an element's descendants follow it with greater depths.
  int32_t depth;
  /// Start of an element's start tag, or of a text or comment.
  int64_t start;
  int64_t end;
  /// 1 inside SVG and MathML.
  int32_t isForeign;
  /// The tag's normalized name, a static string, empty for an unknown tag and for other nodes.
  const char *_Nonnull tag;
} CGumboNode;

/// Parses a page of UTF-8 and lists its nodes. Returns 0, with no list, where memory runs out or the parser fails.
/// The list is freed with `cgumbo_free`.
int cgumbo_parse(const uint8_t *_Nullable page, size_t count, CGumboNode *_Nullable *_Nonnull nodes,
                 size_t *_Nonnull nodeCount);
void cgumbo_free(CGumboNode *_Nullable nodes);

/// The text of a short piece of HTML, such as one character reference. Returns the bytes written to `out`.
size_t cgumbo_text(const uint8_t *_Nullable page, size_t count, uint8_t *_Nonnull out, size_t capacity);
