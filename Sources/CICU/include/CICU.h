// ICU functions with names and types of our own.
//
// ICU renames each function by macro (ubrk_open becomes ubrk_open_72), which the Swift importer cannot follow. And a
// static Foundation has an ICU of another version whose header declarations clash with those of the system, as soon as
// one compilation sees both; so no ICU header is included here.
//
// Each function has the name of ICU's behind the prefix icu_, each constant the name of ICU's behind ICU_; the API
// reference of ICU describes them. CICU.c asserts that the values are equal.

#ifndef SPINLINT_CICU_H
#define SPINLINT_CICU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A UErrorCode: failures are greater than 0, warnings less.
typedef struct ICUStatus {
  int32_t rawValue;
} ICUStatus;

typedef struct ICUNormalizer ICUNormalizer;
typedef struct ICUUText ICUUText;
typedef struct ICUBreakIterator ICUBreakIterator;
typedef struct ICUNumberFormat ICUNumberFormat;
typedef struct ICULocaleData ICULocaleData;
typedef struct ICUSpoofChecker ICUSpoofChecker;
typedef struct ICURegularExpression ICURegularExpression;
typedef struct ICUCharsetDetector ICUCharsetDetector;
typedef struct ICUCharsetMatch ICUCharsetMatch;
typedef struct ICUConverter ICUConverter;

// Constants

#define ICU_UBRK_DONE (-1)
#define ICU_UBRK_WORD 1
#define ICU_UBRK_SENTENCE 3
#define ICU_UBRK_WORD_NUMBER 100
#define ICU_UBRK_WORD_LETTER 200
#define ICU_UBRK_WORD_NUMBER_LIMIT 200
#define ICU_UBRK_WORD_KANA 300
#define ICU_UBRK_WORD_LETTER_LIMIT 300
#define ICU_UBRK_WORD_IDEO 400
#define ICU_UBRK_WORD_KANA_LIMIT 400
#define ICU_UBRK_WORD_IDEO_LIMIT 500
#define ICU_UCHAR_BIDI_CONTROL 2
#define ICU_UCHAR_DEFAULT_IGNORABLE_CODE_POINT 5
#define ICU_UCHAR_LOWERCASE 22
#define ICU_UCHAR_NONCHARACTER_CODE_POINT 24
#define ICU_UCHAR_UPPERCASE 30
#define ICU_UCHAR_WHITE_SPACE 31
#define ICU_UCHAR_EMOJI 57
#define ICU_UCHAR_EMOJI_PRESENTATION 58
#define ICU_UCHAR_EMOJI_MODIFIER 59
#define ICU_UCHAR_REGIONAL_INDICATOR 62
#define ICU_UCHAR_EXTENDED_PICTOGRAPHIC 64
#define ICU_UCHAR_DECOMPOSITION_TYPE 4099
#define ICU_UCHAR_EAST_ASIAN_WIDTH 4100
#define ICU_UCHAR_JOINING_TYPE 4103
#define ICU_UCHAR_NFC_QUICK_CHECK 4110
#define ICU_UCHAR_SENTENCE_BREAK 4115
#define ICU_UCHAR_INDIC_SYLLABIC_CATEGORY 4119
#define ICU_ULOCDATA_QUOTATION_START 0
#define ICU_ULOCDATA_QUOTATION_END 1
#define ICU_ULOCDATA_ALT_QUOTATION_START 2
#define ICU_ULOCDATA_ALT_QUOTATION_END 3
#define ICU_UNORM_YES 1
#define ICU_UNUM_DECIMAL_SEPARATOR_SYMBOL 0
#define ICU_UNUM_DECIMAL 1
#define ICU_UNUM_GROUPING_SEPARATOR_SYMBOL 1
#define ICU_UNUM_SPELLOUT 5
#define ICU_UNUM_DEFAULT_RULESET 6
#define ICU_UNUM_PUBLIC_RULESETS 7
#define ICU_UREGEX_CASE_INSENSITIVE 2
#define ICU_UREGEX_COMMENTS 4
#define ICU_UREGEX_MULTILINE 8
#define ICU_UREGEX_DOTALL 32
#define ICU_UREGEX_UWORD 256
#define ICU_USCRIPT_COMMON 0
#define ICU_USCRIPT_INHERITED 1
#define ICU_USCRIPT_ARABIC 2
#define ICU_USCRIPT_ARMENIAN 3
#define ICU_USCRIPT_BOPOMOFO 5
#define ICU_USCRIPT_CHEROKEE 6
#define ICU_USCRIPT_COPTIC 7
#define ICU_USCRIPT_CYRILLIC 8
#define ICU_USCRIPT_DEVANAGARI 10
#define ICU_USCRIPT_GREEK 14
#define ICU_USCRIPT_HAN 17
#define ICU_USCRIPT_HANGUL 18
#define ICU_USCRIPT_HEBREW 19
#define ICU_USCRIPT_HIRAGANA 20
#define ICU_USCRIPT_KATAKANA 22
#define ICU_USCRIPT_LATIN 25
#define ICU_USCRIPT_THAI 38
#define ICU_USCRIPT_UNKNOWN 103
#define ICU_USCRIPT_LISU 131
#define ICU_U_ILLEGAL_ARGUMENT_ERROR 1
#define ICU_U_FILE_ACCESS_ERROR 4
#define ICU_U_INVALID_CHAR_FOUND 10
#define ICU_U_TRUNCATED_CHAR_FOUND 11
#define ICU_U_ILLEGAL_CHAR_FOUND 12
#define ICU_U_BUFFER_OVERFLOW_ERROR 15
#define ICU_U_DT_FONT 5
#define ICU_U_DT_WIDE 17
#define ICU_U_INSC_INVISIBLE_STACKER 19
#define ICU_U_INSC_VIRAMA 31
#define ICU_U_JT_JOIN_CAUSING 1
#define ICU_U_JT_DUAL_JOINING 2
#define ICU_U_JT_LEFT_JOINING 3
#define ICU_U_JT_RIGHT_JOINING 4
#define ICU_U_REGEX_RULE_SYNTAX 66305
#define ICU_U_REGEX_BAD_ESCAPE_SEQUENCE 66307
#define ICU_U_REGEX_PROPERTY_SYNTAX 66308
#define ICU_U_REGEX_UNIMPLEMENTED 66309
#define ICU_U_REGEX_MISMATCHED_PAREN 66310
#define ICU_U_REGEX_NUMBER_TOO_BIG 66311
#define ICU_U_REGEX_BAD_INTERVAL 66312
#define ICU_U_REGEX_MAX_LT_MIN 66313
#define ICU_U_REGEX_INVALID_BACK_REF 66314
#define ICU_U_REGEX_INVALID_FLAG 66315
#define ICU_U_REGEX_LOOK_BEHIND_LIMIT 66316
#define ICU_U_REGEX_SET_CONTAINS_STRING 66317
#define ICU_U_REGEX_MISSING_CLOSE_BRACKET 66319
#define ICU_U_REGEX_INVALID_RANGE 66320
#define ICU_U_REGEX_STACK_OVERFLOW 66321
#define ICU_U_REGEX_TIME_OUT 66322
#define ICU_U_REGEX_PATTERN_TOO_BIG 66324
#define ICU_U_REGEX_INVALID_CAPTURE_GROUP_NAME 66325
#define ICU_U_SB_ATERM 1
#define ICU_U_SB_CLOSE 2
#define ICU_U_SB_FORMAT 3
#define ICU_U_SB_SEP 7
#define ICU_U_SB_SP 8
#define ICU_U_SB_STERM 9
#define ICU_U_SB_CR 11
#define ICU_U_SB_EXTEND 12
#define ICU_U_SB_LF 13

// Errors and version

const char *icu_u_errorName(int32_t code);
const char *icu_version(void);
const char *icu_unicode_version(void);

// UTF-8 and UTF-16

void icu_u_strFromUTF8WithSub(
    uint16_t *dest, int32_t capacity, int32_t *length, const uint8_t *source, int32_t source_length,
    int32_t substitute, int32_t *substitutions, ICUStatus *status);
void icu_u_strToUTF8WithSub(
    uint8_t *dest, int32_t capacity, int32_t *length, const uint16_t *source, int32_t source_length,
    int32_t substitute, int32_t *substitutions, ICUStatus *status);

// Normalization

const ICUNormalizer *icu_unorm2_getNFCInstance(ICUStatus *status);
const ICUNormalizer *icu_unorm2_getNFKCInstance(ICUStatus *status);
int32_t icu_unorm2_normalize(
    const ICUNormalizer *normalizer, const uint16_t *source, int32_t length, uint16_t *dest, int32_t capacity,
    ICUStatus *status);
bool icu_unorm2_hasBoundaryBefore(const ICUNormalizer *normalizer, int32_t c);
uint8_t icu_u_getCombiningClass(int32_t c);

// Case mapping. Not by ucasemap.h: its C++ symbols carry no version and clash with those of a static Foundation.

int32_t icu_u_strFoldCase(
    uint16_t *dest, int32_t capacity, const uint16_t *source, int32_t length, uint32_t options,
    ICUStatus *status);
int32_t icu_u_strToLower(
    uint16_t *dest, int32_t capacity, const uint16_t *source, int32_t length, const char *locale,
    ICUStatus *status);
int32_t icu_u_strToUpper(
    uint16_t *dest, int32_t capacity, const uint16_t *source, int32_t length, const char *locale,
    ICUStatus *status);
int32_t icu_u_strToTitle(
    uint16_t *dest, int32_t capacity, const uint16_t *source, int32_t length, ICUBreakIterator *iterator,
    const char *locale, ICUStatus *status);

// UText

ICUUText *icu_utext_openUTF8(ICUUText *text, const uint8_t *source, int64_t length, ICUStatus *status);
ICUUText *icu_utext_close(ICUUText *text);

// Break iteration

ICUBreakIterator *icu_ubrk_open(
    int32_t type, const char *locale, const uint16_t *text, int32_t length, ICUStatus *status);
void icu_ubrk_close(ICUBreakIterator *iterator);
void icu_ubrk_setUText(ICUBreakIterator *iterator, ICUUText *text, ICUStatus *status);
int32_t icu_ubrk_first(ICUBreakIterator *iterator);
int32_t icu_ubrk_next(ICUBreakIterator *iterator);
int32_t icu_ubrk_getRuleStatus(ICUBreakIterator *iterator);

// Numbers

ICUNumberFormat *icu_unum_open(
    int32_t style, const uint16_t *pattern, int32_t length, const char *locale, ICUStatus *status);
void icu_unum_close(ICUNumberFormat *format);
int32_t icu_unum_formatInt64(
    const ICUNumberFormat *format, int64_t number, uint16_t *dest, int32_t capacity, ICUStatus *status);
int32_t icu_unum_getTextAttribute(
    const ICUNumberFormat *format, int32_t tag, uint16_t *dest, int32_t capacity, ICUStatus *status);
void icu_unum_setTextAttribute(
    ICUNumberFormat *format, int32_t tag, const uint16_t *value, int32_t length, ICUStatus *status);
int32_t icu_unum_getSymbol(
    const ICUNumberFormat *format, int32_t symbol, uint16_t *dest, int32_t capacity, ICUStatus *status);

// Locales

int32_t icu_uloc_countAvailable(void);
const char *icu_uloc_getAvailable(int32_t index);
ICULocaleData *icu_ulocdata_open(const char *locale, ICUStatus *status);
void icu_ulocdata_close(ICULocaleData *data);
int32_t icu_ulocdata_getDelimiter(
    ICULocaleData *data, int32_t type, uint16_t *dest, int32_t capacity, ICUStatus *status);

// Whether ICU has data for a locale or a parent of it other than the root. ICU's own functions take the data of the
// process's default locale otherwise.
bool icu_hasLocale(const char *locale);
bool icu_hasSpelledNumbers(const char *locale);

// Scripts and confusables

int32_t icu_uscript_getScript(int32_t c, ICUStatus *status);
bool icu_uscript_hasScript(int32_t c, int32_t script);
const char *icu_uscript_getShortName(int32_t script);
const char *icu_uscript_getName(int32_t script);
ICUSpoofChecker *icu_uspoof_open(ICUStatus *status);
int32_t icu_uspoof_getSkeletonUTF8(
    const ICUSpoofChecker *checker, uint32_t type, const uint8_t *source, int32_t length, uint8_t *dest,
    int32_t capacity, ICUStatus *status);

// Character properties

int8_t icu_u_charType(int32_t c);
bool icu_u_hasBinaryProperty(int32_t c, int32_t property);
int32_t icu_u_getIntPropertyValue(int32_t c, int32_t property);
int32_t icu_u_charDigitValue(int32_t c);
double icu_u_getNumericValue(int32_t c);

// Regular expressions

ICURegularExpression *icu_uregex_open(
    const uint16_t *pattern, int32_t length, uint32_t flags, int32_t *line, int32_t *offset,
    ICUStatus *status);
ICURegularExpression *icu_uregex_clone(const ICURegularExpression *regex, ICUStatus *status);
void icu_uregex_close(ICURegularExpression *regex);
void icu_uregex_setUText(ICURegularExpression *regex, ICUUText *text, ICUStatus *status);
void icu_uregex_setText(ICURegularExpression *regex, const uint16_t *text, int32_t length, ICUStatus *status);
void icu_uregex_setRegionAndStart(
    ICURegularExpression *regex, int64_t region_start, int64_t region_limit, int64_t start,
    ICUStatus *status);
void icu_uregex_useAnchoringBounds(ICURegularExpression *regex, bool enabled, ICUStatus *status);
void icu_uregex_useTransparentBounds(ICURegularExpression *regex, bool enabled, ICUStatus *status);
void icu_uregex_setTimeLimit(ICURegularExpression *regex, int32_t limit, ICUStatus *status);
void icu_uregex_setStackLimit(ICURegularExpression *regex, int32_t limit, ICUStatus *status);
bool icu_uregex_findNext(ICURegularExpression *regex, ICUStatus *status);
int64_t icu_uregex_start64(ICURegularExpression *regex, int32_t group, ICUStatus *status);
int64_t icu_uregex_end64(ICURegularExpression *regex, int32_t group, ICUStatus *status);
int32_t icu_uregex_groupCount(ICURegularExpression *regex, ICUStatus *status);
int32_t icu_uregex_groupNumberFromCName(
    ICURegularExpression *regex, const char *name, int32_t length, ICUStatus *status);

// Charsets

ICUCharsetDetector *icu_ucsdet_open(ICUStatus *status);
void icu_ucsdet_close(ICUCharsetDetector *detector);
void icu_ucsdet_setText(ICUCharsetDetector *detector, const uint8_t *text, int32_t length, ICUStatus *status);
const ICUCharsetMatch **icu_ucsdet_detectAll(ICUCharsetDetector *detector, int32_t *count, ICUStatus *status);
const char *icu_ucsdet_getName(const ICUCharsetMatch *match, ICUStatus *status);
int32_t icu_ucsdet_getConfidence(const ICUCharsetMatch *match, ICUStatus *status);
ICUConverter *icu_ucnv_open(const char *name, ICUStatus *status);
void icu_ucnv_close(ICUConverter *converter);
const char *icu_ucnv_getStandardName(const char *name, const char *standard, ICUStatus *status);
void icu_ucnv_toUnicode(
    ICUConverter *converter, uint16_t **target, const uint16_t *target_limit, const uint8_t **source,
    const uint8_t *source_limit, int32_t *offsets, bool flush, ICUStatus *status);
int32_t icu_ucnv_fromUChars(
    ICUConverter *converter, uint8_t *dest, int32_t capacity, const uint16_t *source, int32_t length,
    ICUStatus *status);

// Makes the converter stop at what the charset cannot represent, instead of writing a substitute.
void icu_ucnv_stopAtUnmappable(ICUConverter *converter, ICUStatus *status);

#endif
