#include "CICU.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/unorm2.h>
#include <unicode/unum.h>
#include <unicode/uregex.h>
#include <unicode/ures.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utypes.h>
#include <unicode/uversion.h>

#define ASSERT_EQUAL(name) _Static_assert((long)ICU_##name == (long)name, "constant differs from ICU")

ASSERT_EQUAL(UBRK_DONE);
ASSERT_EQUAL(UBRK_WORD);
ASSERT_EQUAL(UBRK_SENTENCE);
ASSERT_EQUAL(UBRK_WORD_NUMBER);
ASSERT_EQUAL(UBRK_WORD_LETTER);
ASSERT_EQUAL(UBRK_WORD_NUMBER_LIMIT);
ASSERT_EQUAL(UBRK_WORD_KANA);
ASSERT_EQUAL(UBRK_WORD_LETTER_LIMIT);
ASSERT_EQUAL(UBRK_WORD_IDEO);
ASSERT_EQUAL(UBRK_WORD_KANA_LIMIT);
ASSERT_EQUAL(UBRK_WORD_IDEO_LIMIT);
ASSERT_EQUAL(UCHAR_BIDI_CONTROL);
ASSERT_EQUAL(UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
ASSERT_EQUAL(UCHAR_LOWERCASE);
ASSERT_EQUAL(UCHAR_NONCHARACTER_CODE_POINT);
ASSERT_EQUAL(UCHAR_UPPERCASE);
ASSERT_EQUAL(UCHAR_WHITE_SPACE);
ASSERT_EQUAL(UCHAR_EMOJI);
ASSERT_EQUAL(UCHAR_EMOJI_PRESENTATION);
ASSERT_EQUAL(UCHAR_EMOJI_MODIFIER);
ASSERT_EQUAL(UCHAR_REGIONAL_INDICATOR);
ASSERT_EQUAL(UCHAR_EXTENDED_PICTOGRAPHIC);
ASSERT_EQUAL(UCHAR_DECOMPOSITION_TYPE);
ASSERT_EQUAL(UCHAR_EAST_ASIAN_WIDTH);
ASSERT_EQUAL(UCHAR_JOINING_TYPE);
ASSERT_EQUAL(UCHAR_NFC_QUICK_CHECK);
ASSERT_EQUAL(UCHAR_SENTENCE_BREAK);
ASSERT_EQUAL(UCHAR_INDIC_SYLLABIC_CATEGORY);
ASSERT_EQUAL(ULOCDATA_QUOTATION_START);
ASSERT_EQUAL(ULOCDATA_QUOTATION_END);
ASSERT_EQUAL(ULOCDATA_ALT_QUOTATION_START);
ASSERT_EQUAL(ULOCDATA_ALT_QUOTATION_END);
ASSERT_EQUAL(UNORM_YES);
ASSERT_EQUAL(UNUM_DECIMAL_SEPARATOR_SYMBOL);
ASSERT_EQUAL(UNUM_DECIMAL);
ASSERT_EQUAL(UNUM_GROUPING_SEPARATOR_SYMBOL);
ASSERT_EQUAL(UNUM_SPELLOUT);
ASSERT_EQUAL(UNUM_DEFAULT_RULESET);
ASSERT_EQUAL(UNUM_PUBLIC_RULESETS);
ASSERT_EQUAL(UREGEX_CASE_INSENSITIVE);
ASSERT_EQUAL(UREGEX_COMMENTS);
ASSERT_EQUAL(UREGEX_MULTILINE);
ASSERT_EQUAL(UREGEX_DOTALL);
ASSERT_EQUAL(UREGEX_UWORD);
ASSERT_EQUAL(USCRIPT_COMMON);
ASSERT_EQUAL(USCRIPT_INHERITED);
ASSERT_EQUAL(USCRIPT_ARABIC);
ASSERT_EQUAL(USCRIPT_ARMENIAN);
ASSERT_EQUAL(USCRIPT_BOPOMOFO);
ASSERT_EQUAL(USCRIPT_CHEROKEE);
ASSERT_EQUAL(USCRIPT_COPTIC);
ASSERT_EQUAL(USCRIPT_CYRILLIC);
ASSERT_EQUAL(USCRIPT_DEVANAGARI);
ASSERT_EQUAL(USCRIPT_GREEK);
ASSERT_EQUAL(USCRIPT_HAN);
ASSERT_EQUAL(USCRIPT_HANGUL);
ASSERT_EQUAL(USCRIPT_HEBREW);
ASSERT_EQUAL(USCRIPT_HIRAGANA);
ASSERT_EQUAL(USCRIPT_KATAKANA);
ASSERT_EQUAL(USCRIPT_LATIN);
ASSERT_EQUAL(USCRIPT_THAI);
ASSERT_EQUAL(USCRIPT_UNKNOWN);
ASSERT_EQUAL(USCRIPT_LISU);
ASSERT_EQUAL(U_ILLEGAL_ARGUMENT_ERROR);
ASSERT_EQUAL(U_FILE_ACCESS_ERROR);
ASSERT_EQUAL(U_INVALID_CHAR_FOUND);
ASSERT_EQUAL(U_TRUNCATED_CHAR_FOUND);
ASSERT_EQUAL(U_ILLEGAL_CHAR_FOUND);
ASSERT_EQUAL(U_BUFFER_OVERFLOW_ERROR);
ASSERT_EQUAL(U_DT_FONT);
ASSERT_EQUAL(U_DT_WIDE);
ASSERT_EQUAL(U_INSC_INVISIBLE_STACKER);
ASSERT_EQUAL(U_INSC_VIRAMA);
ASSERT_EQUAL(U_JT_JOIN_CAUSING);
ASSERT_EQUAL(U_JT_DUAL_JOINING);
ASSERT_EQUAL(U_JT_LEFT_JOINING);
ASSERT_EQUAL(U_JT_RIGHT_JOINING);
ASSERT_EQUAL(U_REGEX_RULE_SYNTAX);
ASSERT_EQUAL(U_REGEX_BAD_ESCAPE_SEQUENCE);
ASSERT_EQUAL(U_REGEX_PROPERTY_SYNTAX);
ASSERT_EQUAL(U_REGEX_UNIMPLEMENTED);
ASSERT_EQUAL(U_REGEX_MISMATCHED_PAREN);
ASSERT_EQUAL(U_REGEX_NUMBER_TOO_BIG);
ASSERT_EQUAL(U_REGEX_BAD_INTERVAL);
ASSERT_EQUAL(U_REGEX_MAX_LT_MIN);
ASSERT_EQUAL(U_REGEX_INVALID_BACK_REF);
ASSERT_EQUAL(U_REGEX_INVALID_FLAG);
ASSERT_EQUAL(U_REGEX_LOOK_BEHIND_LIMIT);
ASSERT_EQUAL(U_REGEX_SET_CONTAINS_STRING);
ASSERT_EQUAL(U_REGEX_MISSING_CLOSE_BRACKET);
ASSERT_EQUAL(U_REGEX_INVALID_RANGE);
ASSERT_EQUAL(U_REGEX_STACK_OVERFLOW);
ASSERT_EQUAL(U_REGEX_TIME_OUT);
ASSERT_EQUAL(U_REGEX_PATTERN_TOO_BIG);
ASSERT_EQUAL(U_REGEX_INVALID_CAPTURE_GROUP_NAME);
ASSERT_EQUAL(U_SB_ATERM);
ASSERT_EQUAL(U_SB_CLOSE);
ASSERT_EQUAL(U_SB_FORMAT);
ASSERT_EQUAL(U_SB_SEP);
ASSERT_EQUAL(U_SB_SP);
ASSERT_EQUAL(U_SB_STERM);
ASSERT_EQUAL(U_SB_CR);
ASSERT_EQUAL(U_SB_EXTEND);
ASSERT_EQUAL(U_SB_LF);
_Static_assert(sizeof(ICUStatus) == sizeof(UErrorCode), "status differs from UErrorCode");

// Errors and version

const char *icu_u_errorName(int32_t code) {
  return u_errorName((UErrorCode)code);
}

const char *icu_version(void) {
  return U_ICU_VERSION;
}

const char *icu_unicode_version(void) {
  return U_UNICODE_VERSION;
}

// UTF-8 and UTF-16

void icu_u_strFromUTF8WithSub(
    uint16_t *dest, int32_t capacity, int32_t *length, const uint8_t *source, int32_t source_length,
    int32_t substitute, int32_t *substitutions, ICUStatus *status) {
  u_strFromUTF8WithSub(
      dest, capacity, length, (const char *)source, source_length, substitute, substitutions,
      (UErrorCode *)status);
}

void icu_u_strToUTF8WithSub(
    uint8_t *dest, int32_t capacity, int32_t *length, const uint16_t *source, int32_t source_length,
    int32_t substitute, int32_t *substitutions, ICUStatus *status) {
  u_strToUTF8WithSub(
      (char *)dest, capacity, length, source, source_length, substitute, substitutions, (UErrorCode *)status);
}

// Normalization

const ICUNormalizer *icu_unorm2_getNFCInstance(ICUStatus *status) {
  return (const ICUNormalizer *)unorm2_getNFCInstance((UErrorCode *)status);
}

const ICUNormalizer *icu_unorm2_getNFKCInstance(ICUStatus *status) {
  return (const ICUNormalizer *)unorm2_getNFKCInstance((UErrorCode *)status);
}

int32_t icu_unorm2_normalize(
    const ICUNormalizer *normalizer, const uint16_t *source, int32_t length, uint16_t *dest, int32_t capacity,
    ICUStatus *status) {
  return unorm2_normalize(
      (const UNormalizer2 *)normalizer, source, length, dest, capacity, (UErrorCode *)status);
}

bool icu_unorm2_hasBoundaryBefore(const ICUNormalizer *normalizer, int32_t c) {
  return unorm2_hasBoundaryBefore((const UNormalizer2 *)normalizer, c) != 0;
}

uint8_t icu_u_getCombiningClass(int32_t c) {
  return u_getCombiningClass(c);
}

// Case mapping

int32_t icu_u_strFoldCase(
    uint16_t *dest, int32_t capacity, const uint16_t *source, int32_t length, uint32_t options,
    ICUStatus *status) {
  return u_strFoldCase(dest, capacity, source, length, options, (UErrorCode *)status);
}

int32_t icu_u_strToLower(
    uint16_t *dest, int32_t capacity, const uint16_t *source, int32_t length, const char *locale,
    ICUStatus *status) {
  return u_strToLower(dest, capacity, source, length, locale, (UErrorCode *)status);
}

int32_t icu_u_strToUpper(
    uint16_t *dest, int32_t capacity, const uint16_t *source, int32_t length, const char *locale,
    ICUStatus *status) {
  return u_strToUpper(dest, capacity, source, length, locale, (UErrorCode *)status);
}

int32_t icu_u_strToTitle(
    uint16_t *dest, int32_t capacity, const uint16_t *source, int32_t length, ICUBreakIterator *iterator,
    const char *locale, ICUStatus *status) {
  return u_strToTitle(
      dest, capacity, source, length, (UBreakIterator *)iterator, locale, (UErrorCode *)status);
}

// UText

ICUUText *icu_utext_openUTF8(ICUUText *text, const uint8_t *source, int64_t length, ICUStatus *status) {
  return (ICUUText *)utext_openUTF8((UText *)text, (const char *)source, length, (UErrorCode *)status);
}

ICUUText *icu_utext_close(ICUUText *text) {
  return (ICUUText *)utext_close((UText *)text);
}

// Break iteration

ICUBreakIterator *icu_ubrk_open(
    int32_t type, const char *locale, const uint16_t *text, int32_t length, ICUStatus *status) {
  return (ICUBreakIterator *)ubrk_open((UBreakIteratorType)type, locale, text, length, (UErrorCode *)status);
}

void icu_ubrk_close(ICUBreakIterator *iterator) {
  ubrk_close((UBreakIterator *)iterator);
}

void icu_ubrk_setUText(ICUBreakIterator *iterator, ICUUText *text, ICUStatus *status) {
  ubrk_setUText((UBreakIterator *)iterator, (UText *)text, (UErrorCode *)status);
}

int32_t icu_ubrk_first(ICUBreakIterator *iterator) {
  return ubrk_first((UBreakIterator *)iterator);
}

int32_t icu_ubrk_next(ICUBreakIterator *iterator) {
  return ubrk_next((UBreakIterator *)iterator);
}

int32_t icu_ubrk_getRuleStatus(ICUBreakIterator *iterator) {
  return ubrk_getRuleStatus((UBreakIterator *)iterator);
}

// Numbers

ICUNumberFormat *icu_unum_open(
    int32_t style, const uint16_t *pattern, int32_t length, const char *locale, ICUStatus *status) {
  return (ICUNumberFormat *)unum_open(
      (UNumberFormatStyle)style, pattern, length, locale, NULL, (UErrorCode *)status);
}

void icu_unum_close(ICUNumberFormat *format) {
  unum_close((UNumberFormat *)format);
}

int32_t icu_unum_formatInt64(
    const ICUNumberFormat *format, int64_t number, uint16_t *dest, int32_t capacity, ICUStatus *status) {
  return unum_formatInt64((const UNumberFormat *)format, number, dest, capacity, NULL, (UErrorCode *)status);
}

int32_t icu_unum_getTextAttribute(
    const ICUNumberFormat *format, int32_t tag, uint16_t *dest, int32_t capacity, ICUStatus *status) {
  return unum_getTextAttribute(
      (const UNumberFormat *)format, (UNumberFormatTextAttribute)tag, dest, capacity, (UErrorCode *)status);
}

void icu_unum_setTextAttribute(
    ICUNumberFormat *format, int32_t tag, const uint16_t *value, int32_t length, ICUStatus *status) {
  unum_setTextAttribute(
      (UNumberFormat *)format, (UNumberFormatTextAttribute)tag, value, length, (UErrorCode *)status);
}

int32_t icu_unum_getSymbol(
    const ICUNumberFormat *format, int32_t symbol, uint16_t *dest, int32_t capacity, ICUStatus *status) {
  return unum_getSymbol(
      (const UNumberFormat *)format, (UNumberFormatSymbol)symbol, dest, capacity, (UErrorCode *)status);
}

// Locales

int32_t icu_uloc_countAvailable(void) {
  return uloc_countAvailable();
}

const char *icu_uloc_getAvailable(int32_t index) {
  return uloc_getAvailable(index);
}

ICULocaleData *icu_ulocdata_open(const char *locale, ICUStatus *status) {
  return (ICULocaleData *)ulocdata_open(locale, (UErrorCode *)status);
}

void icu_ulocdata_close(ICULocaleData *data) {
  ulocdata_close((ULocaleData *)data);
}

int32_t icu_ulocdata_getDelimiter(
    ICULocaleData *data, int32_t type, uint16_t *dest, int32_t capacity, ICUStatus *status) {
  return ulocdata_getDelimiter(
      (ULocaleData *)data, (ULocaleDataDelimiterType)type, dest, capacity, (UErrorCode *)status);
}

static bool hasData(const char *package, const char *locale) {
  UErrorCode status = U_ZERO_ERROR;
  ures_close(ures_open(package, locale, &status));
  return U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING;
}

bool icu_hasLocale(const char *locale) {
  return hasData(NULL, locale);
}

bool icu_hasSpelledNumbers(const char *locale) {
  return hasData(U_ICUDATA_NAME "-rbnf", locale);
}

// Scripts and confusables

int32_t icu_uscript_getScript(int32_t c, ICUStatus *status) {
  return uscript_getScript(c, (UErrorCode *)status);
}

bool icu_uscript_hasScript(int32_t c, int32_t script) {
  return uscript_hasScript(c, (UScriptCode)script) != 0;
}

const char *icu_uscript_getShortName(int32_t script) {
  return uscript_getShortName((UScriptCode)script);
}

const char *icu_uscript_getName(int32_t script) {
  return uscript_getName((UScriptCode)script);
}

ICUSpoofChecker *icu_uspoof_open(ICUStatus *status) {
  return (ICUSpoofChecker *)uspoof_open((UErrorCode *)status);
}

int32_t icu_uspoof_getSkeletonUTF8(
    const ICUSpoofChecker *checker, uint32_t type, const uint8_t *source, int32_t length, uint8_t *dest,
    int32_t capacity, ICUStatus *status) {
  return uspoof_getSkeletonUTF8(
      (const USpoofChecker *)checker, type, (const char *)source, length, (char *)dest, capacity,
      (UErrorCode *)status);
}

// Character properties

int8_t icu_u_charType(int32_t c) {
  return u_charType(c);
}

bool icu_u_hasBinaryProperty(int32_t c, int32_t property) {
  return u_hasBinaryProperty(c, (UProperty)property) != 0;
}

int32_t icu_u_getIntPropertyValue(int32_t c, int32_t property) {
  return u_getIntPropertyValue(c, (UProperty)property);
}

int32_t icu_u_charDigitValue(int32_t c) {
  return u_charDigitValue(c);
}

double icu_u_getNumericValue(int32_t c) {
  return u_getNumericValue(c);
}

// Regular expressions

ICURegularExpression *icu_uregex_open(
    const uint16_t *pattern, int32_t length, uint32_t flags, int32_t *line, int32_t *offset,
    ICUStatus *status) {
  UParseError error = {0};
  URegularExpression *regex = uregex_open(pattern, length, flags, &error, (UErrorCode *)status);
  *line = error.line;
  *offset = error.offset;
  return (ICURegularExpression *)regex;
}

ICURegularExpression *icu_uregex_clone(const ICURegularExpression *regex, ICUStatus *status) {
  return (ICURegularExpression *)uregex_clone((const URegularExpression *)regex, (UErrorCode *)status);
}

void icu_uregex_close(ICURegularExpression *regex) {
  uregex_close((URegularExpression *)regex);
}

void icu_uregex_setUText(ICURegularExpression *regex, ICUUText *text, ICUStatus *status) {
  uregex_setUText((URegularExpression *)regex, (UText *)text, (UErrorCode *)status);
}

void icu_uregex_setText(ICURegularExpression *regex, const uint16_t *text, int32_t length, ICUStatus *status) {
  uregex_setText((URegularExpression *)regex, (const UChar *)text, length, (UErrorCode *)status);
}

void icu_uregex_setRegionAndStart(
    ICURegularExpression *regex, int64_t region_start, int64_t region_limit, int64_t start,
    ICUStatus *status) {
  uregex_setRegionAndStart(
      (URegularExpression *)regex, region_start, region_limit, start, (UErrorCode *)status);
}

void icu_uregex_useAnchoringBounds(ICURegularExpression *regex, bool enabled, ICUStatus *status) {
  uregex_useAnchoringBounds((URegularExpression *)regex, enabled, (UErrorCode *)status);
}

void icu_uregex_useTransparentBounds(ICURegularExpression *regex, bool enabled, ICUStatus *status) {
  uregex_useTransparentBounds((URegularExpression *)regex, enabled, (UErrorCode *)status);
}

void icu_uregex_setTimeLimit(ICURegularExpression *regex, int32_t limit, ICUStatus *status) {
  uregex_setTimeLimit((URegularExpression *)regex, limit, (UErrorCode *)status);
}

void icu_uregex_setStackLimit(ICURegularExpression *regex, int32_t limit, ICUStatus *status) {
  uregex_setStackLimit((URegularExpression *)regex, limit, (UErrorCode *)status);
}

bool icu_uregex_findNext(ICURegularExpression *regex, ICUStatus *status) {
  return uregex_findNext((URegularExpression *)regex, (UErrorCode *)status) != 0;
}

int64_t icu_uregex_start64(ICURegularExpression *regex, int32_t group, ICUStatus *status) {
  return uregex_start64((URegularExpression *)regex, group, (UErrorCode *)status);
}

int64_t icu_uregex_end64(ICURegularExpression *regex, int32_t group, ICUStatus *status) {
  return uregex_end64((URegularExpression *)regex, group, (UErrorCode *)status);
}

int32_t icu_uregex_groupCount(ICURegularExpression *regex, ICUStatus *status) {
  return uregex_groupCount((URegularExpression *)regex, (UErrorCode *)status);
}

int32_t icu_uregex_groupNumberFromCName(
    ICURegularExpression *regex, const char *name, int32_t length, ICUStatus *status) {
  return uregex_groupNumberFromCName((URegularExpression *)regex, name, length, (UErrorCode *)status);
}

// Charsets

ICUCharsetDetector *icu_ucsdet_open(ICUStatus *status) {
  return (ICUCharsetDetector *)ucsdet_open((UErrorCode *)status);
}

void icu_ucsdet_close(ICUCharsetDetector *detector) {
  ucsdet_close((UCharsetDetector *)detector);
}

void icu_ucsdet_setText(
    ICUCharsetDetector *detector, const uint8_t *text, int32_t length, ICUStatus *status) {
  ucsdet_setText((UCharsetDetector *)detector, (const char *)text, length, (UErrorCode *)status);
}

const ICUCharsetMatch **icu_ucsdet_detectAll(
    ICUCharsetDetector *detector, int32_t *count, ICUStatus *status) {
  return (const ICUCharsetMatch **)ucsdet_detectAll(
      (UCharsetDetector *)detector, count, (UErrorCode *)status);
}

const char *icu_ucsdet_getName(const ICUCharsetMatch *match, ICUStatus *status) {
  return ucsdet_getName((const UCharsetMatch *)match, (UErrorCode *)status);
}

int32_t icu_ucsdet_getConfidence(const ICUCharsetMatch *match, ICUStatus *status) {
  return ucsdet_getConfidence((const UCharsetMatch *)match, (UErrorCode *)status);
}

ICUConverter *icu_ucnv_open(const char *name, ICUStatus *status) {
  return (ICUConverter *)ucnv_open(name, (UErrorCode *)status);
}

void icu_ucnv_close(ICUConverter *converter) {
  ucnv_close((UConverter *)converter);
}

const char *icu_ucnv_getStandardName(const char *name, const char *standard, ICUStatus *status) {
  return ucnv_getStandardName(name, standard, (UErrorCode *)status);
}

void icu_ucnv_toUnicode(
    ICUConverter *converter, uint16_t **target, const uint16_t *target_limit, const uint8_t **source,
    const uint8_t *source_limit, int32_t *offsets, bool flush, ICUStatus *status) {
  ucnv_toUnicode(
      (UConverter *)converter, target, target_limit, (const char **)source, (const char *)source_limit,
      offsets, flush, (UErrorCode *)status);
}

int32_t icu_ucnv_fromUChars(
    ICUConverter *converter, uint8_t *dest, int32_t capacity, const uint16_t *source, int32_t length,
    ICUStatus *status) {
  return ucnv_fromUChars(
      (UConverter *)converter, (char *)dest, capacity, source, length, (UErrorCode *)status);
}

void icu_ucnv_stopAtUnmappable(ICUConverter *converter, ICUStatus *status) {
  ucnv_setFromUCallBack(
      (UConverter *)converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, (UErrorCode *)status);
}
