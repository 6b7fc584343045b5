#include "CGumbo.h"

#include <gumbo.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// All memory of one parse. Freed as a whole: Gumbo's own destructor recurses as deep as the page is nested.
typedef struct Chunk {
  struct Chunk *next;
  size_t used, size;
} Chunk;

typedef struct {
  Chunk *chunks;
  jmp_buf failed;
} Arena;

/// Each block holds its size in front, as Gumbo frees and grows vectors.
static void *arena_allocate(void *data, size_t size) {
  Arena *arena = data;
  size = (size + 15) & ~(size_t)15;
  Chunk *chunk = arena->chunks;
  if (!chunk || chunk->size - chunk->used < size) {
    size_t room = size > 65536 ? size : 65536;
    chunk = malloc(sizeof(Chunk) + 16 + room);
    if (!chunk) longjmp(arena->failed, 1);
    chunk->next = arena->chunks;
    chunk->used = 0;
    chunk->size = room;
    arena->chunks = chunk;
  }
  uintptr_t base = ((uintptr_t)(chunk + 1) + 15) & ~(uintptr_t)15;
  void *block = (void *)(base + chunk->used);
  chunk->used += size;
  return block;
}

static void arena_ignore(void *data, void *block) {
  (void)data;
  (void)block;
}

static void arena_free(Arena *arena) {
  while (arena->chunks) {
    Chunk *next = arena->chunks->next;
    free(arena->chunks);
    arena->chunks = next;
  }
}

/// The parse that runs on this thread.
static _Thread_local Arena *parsing;

/// Debian builds Gumbo with its assertions, some of which broken pages violate (`node_qualified_tag_is`). Within a
/// parse they end the parse, not the program; anywhere else they do what they always do.
_Noreturn void __assert_fail(const char *assertion, const char *file, unsigned int line, const char *function) {
  if (parsing) longjmp(parsing->failed, 1);
  fprintf(stderr, "%s:%u: %s: Assertion `%s' failed.\n", file, line, function, assertion);
  abort();
}

static GumboOptions options_for(Arena *arena) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = arena_allocate;
  options.deallocator = arena_ignore;
  options.userdata = arena;
  options.max_errors = 0;
  return options;
}

static const GumboVector *children_of(const GumboNode *node) {
  switch (node->type) {
    case GUMBO_NODE_DOCUMENT: return &node->v.document.children;
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE: return &node->v.element.children;
    default: return NULL;
  }
}

/// The node after `node` in document order below `root`, without recursion.
static const GumboNode *next_node(const GumboNode *node, int *depth) {
  const GumboVector *children = children_of(node);
  if (children && children->length) {
    *depth += 1;
    return children->data[0];
  }
  while (node->parent) {
    const GumboVector *siblings = children_of(node->parent);
    size_t next = node->index_within_parent + 1;
    if (next < siblings->length) return siblings->data[next];
    node = node->parent;
    *depth -= 1;
  }
  return NULL;
}

static CGumboNode describe(const GumboNode *node, int depth, const char *page) {
  CGumboNode out = {CGUMBO_OTHER, depth, -1, -1, 0, ""};
  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) {
    const GumboElement *element = &node->v.element;
    out.kind = CGUMBO_ELEMENT;
    out.isForeign = element->tag_namespace != GUMBO_NAMESPACE_HTML;
    out.tag = element->tag == GUMBO_TAG_UNKNOWN ? "" : gumbo_normalized_tagname(element->tag);
    if (element->original_tag.data && element->original_tag.length) {
      out.start = element->original_tag.data - page;
      out.end = out.start + (int64_t)element->original_tag.length;
    }
  } else if (node->type != GUMBO_NODE_DOCUMENT) {
    const GumboText *text = &node->v.text;
    if (node->type == GUMBO_NODE_COMMENT) out.kind = CGUMBO_COMMENT;
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) out.kind = CGUMBO_TEXT;
    if (text->original_text.data) {
      out.start = text->original_text.data - page;
      out.end = out.start + (int64_t)text->original_text.length;
    }
  }
  return out;
}

int cgumbo_parse(const uint8_t *page, size_t count, CGumboNode **nodes, size_t *nodeCount) {
  Arena arena = {0};
  CGumboNode *volatile list = NULL;
  *nodes = NULL;
  *nodeCount = 0;
  if (setjmp(arena.failed)) {
    parsing = NULL;
    free(list);
    arena_free(&arena);
    return 0;
  }
  GumboOptions options = options_for(&arena);
  const char *text = page ? (const char *)page : "";
  parsing = &arena;
  GumboOutput *output = gumbo_parse_with_options(&options, text, count);
  size_t capacity = 256, length = 0;
  list = malloc(capacity * sizeof(CGumboNode));
  if (!list) longjmp(arena.failed, 1);
  int depth = 0;
  for (const GumboNode *node = output->document; node; node = next_node(node, &depth)) {
    if (length == capacity) {
      CGumboNode *larger = realloc(list, 2 * capacity * sizeof(CGumboNode));
      if (!larger) longjmp(arena.failed, 1);
      list = larger;
      capacity *= 2;
    }
    list[length++] = describe(node, depth, text);
  }
  parsing = NULL;
  arena_free(&arena);
  *nodes = list;
  *nodeCount = length;
  return 1;
}

void cgumbo_free(CGumboNode *nodes) { free(nodes); }

size_t cgumbo_text(const uint8_t *page, size_t count, uint8_t *out, size_t capacity) {
  Arena arena = {0};
  if (setjmp(arena.failed)) {
    parsing = NULL;
    arena_free(&arena);
    return 0;
  }
  GumboOptions options = options_for(&arena);
  parsing = &arena;
  GumboOutput *output = gumbo_parse_with_options(&options, page ? (const char *)page : "", count);
  size_t length = 0;
  int depth = 0;
  for (const GumboNode *node = output->document; node; node = next_node(node, &depth)) {
    if (node->type != GUMBO_NODE_TEXT && node->type != GUMBO_NODE_WHITESPACE) continue;
    size_t size = strlen(node->v.text.text);
    if (size > capacity - length) size = capacity - length;
    memcpy(out + length, node->v.text.text, size);
    length += size;
  }
  parsing = NULL;
  arena_free(&arena);
  return length;
}
