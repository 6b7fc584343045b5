#include "templates.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char article[] = {
#embed "../../Reports/Templates/article.mustache"
};
static const unsigned char finding[] = {
#embed "../../Reports/Templates/finding.mustache"
};
static const unsigned char head[] = {
#embed "../../Reports/Templates/head.mustache"
};
static const unsigned char index_page[] = {
#embed "../../Reports/Templates/index.mustache"
};
static const unsigned char list[] = {
#embed "../../Reports/Templates/list.mustache"
};
static const unsigned char row[] = {
#embed "../../Reports/Templates/row.mustache"
};
static const unsigned char rule[] = {
#embed "../../Reports/Templates/rule.mustache"
};
static const unsigned char style[] = {
#embed "../../Reports/Templates/report.css"
};
static const unsigned char article_script[] = {
#embed "../../Reports/Templates/article.js"
};
static const unsigned char index_script[] = {
#embed "../../Reports/Templates/index.js"
};

#define ENTRY(name, array) {name, array, sizeof array}

static const struct spinlint_template templates[] = {
    ENTRY("article.mustache", article),
    ENTRY("finding.mustache", finding),
    ENTRY("head.mustache", head),
    ENTRY("index.mustache", index_page),
    ENTRY("list.mustache", list),
    ENTRY("row.mustache", row),
    ENTRY("rule.mustache", rule),
    ENTRY("report.css", style),
    ENTRY("article.js", article_script),
    ENTRY("index.js", index_script),
};

struct spinlint_template spinlint_template_at(unsigned long number) {
  struct spinlint_template none = {0, 0, 0};
  return number < sizeof templates / sizeof *templates ? templates[number] : none;
}
