// ICU functions under names without the version suffix.
//
// ICU renames each function by macro (ubrk_open becomes ubrk_open_72), which the Swift importer cannot follow.
// Each shim has the name of its function behind the prefix icu_; the ICU API reference describes it.

#ifndef SPINLINT_CICU_SHIM_H
#define SPINLINT_CICU_SHIM_H

#include <unicode/ubrk.h>
#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/unorm2.h>
#include <unicode/unum.h>
#include <unicode/uregex.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utypes.h>
#include <unicode/uversion.h>

// Errors and version

static inline const char *icu_u_errorName(UErrorCode code) {
  return u_errorName(code);
}

// UTF-8 and UTF-16

static inline void icu_u_strFromUTF8WithSub(
    UChar *dest, int32_t capacity, int32_t *length, const uint8_t *source, int32_t source_length, UChar32 substitute,
    int32_t *substitutions, UErrorCode *status) {
  u_strFromUTF8WithSub(dest, capacity, length, (const char *)source, source_length, substitute, substitutions, status);
}

static inline void icu_u_strToUTF8WithSub(
    uint8_t *dest, int32_t capacity, int32_t *length, const UChar *source, int32_t source_length, UChar32 substitute,
    int32_t *substitutions, UErrorCode *status) {
  u_strToUTF8WithSub((char *)dest, capacity, length, source, source_length, substitute, substitutions, status);
}

// Normalization

static inline const UNormalizer2 *icu_unorm2_getNFCInstance(UErrorCode *status) {
  return unorm2_getNFCInstance(status);
}

static inline const UNormalizer2 *icu_unorm2_getNFKCInstance(UErrorCode *status) {
  return unorm2_getNFKCInstance(status);
}

static inline int32_t icu_unorm2_normalize(
    const UNormalizer2 *normalizer, const UChar *source, int32_t length, UChar *dest, int32_t capacity,
    UErrorCode *status) {
  return unorm2_normalize(normalizer, source, length, dest, capacity, status);
}

static inline UBool icu_unorm2_hasBoundaryBefore(const UNormalizer2 *normalizer, UChar32 c) {
  return unorm2_hasBoundaryBefore(normalizer, c);
}

static inline uint8_t icu_u_getCombiningClass(UChar32 c) {
  return u_getCombiningClass(c);
}

// Case mapping

static inline UCaseMap *icu_ucasemap_open(const char *locale, uint32_t options, UErrorCode *status) {
  return ucasemap_open(locale, options, status);
}

static inline void icu_ucasemap_close(UCaseMap *map) {
  ucasemap_close(map);
}

static inline int32_t icu_ucasemap_utf8FoldCase(
    const UCaseMap *map, uint8_t *dest, int32_t capacity, const uint8_t *source, int32_t length, UErrorCode *status) {
  return ucasemap_utf8FoldCase(map, (char *)dest, capacity, (const char *)source, length, status);
}

static inline int32_t icu_ucasemap_utf8ToLower(
    const UCaseMap *map, uint8_t *dest, int32_t capacity, const uint8_t *source, int32_t length, UErrorCode *status) {
  return ucasemap_utf8ToLower(map, (char *)dest, capacity, (const char *)source, length, status);
}

static inline int32_t icu_ucasemap_utf8ToUpper(
    const UCaseMap *map, uint8_t *dest, int32_t capacity, const uint8_t *source, int32_t length, UErrorCode *status) {
  return ucasemap_utf8ToUpper(map, (char *)dest, capacity, (const char *)source, length, status);
}

static inline int32_t icu_ucasemap_utf8ToTitle(
    UCaseMap *map, uint8_t *dest, int32_t capacity, const uint8_t *source, int32_t length, UErrorCode *status) {
  return ucasemap_utf8ToTitle(map, (char *)dest, capacity, (const char *)source, length, status);
}

// UText

static inline UText *icu_utext_openUTF8(UText *text, const uint8_t *source, int64_t length, UErrorCode *status) {
  return utext_openUTF8(text, (const char *)source, length, status);
}

static inline UText *icu_utext_close(UText *text) {
  return utext_close(text);
}

// Break iteration

static inline UBreakIterator *icu_ubrk_open(
    UBreakIteratorType type, const char *locale, const UChar *text, int32_t length, UErrorCode *status) {
  return ubrk_open(type, locale, text, length, status);
}

static inline void icu_ubrk_close(UBreakIterator *iterator) {
  ubrk_close(iterator);
}

static inline void icu_ubrk_setUText(UBreakIterator *iterator, UText *text, UErrorCode *status) {
  ubrk_setUText(iterator, text, status);
}

static inline int32_t icu_ubrk_first(UBreakIterator *iterator) {
  return ubrk_first(iterator);
}

static inline int32_t icu_ubrk_next(UBreakIterator *iterator) {
  return ubrk_next(iterator);
}

static inline int32_t icu_ubrk_getRuleStatus(UBreakIterator *iterator) {
  return ubrk_getRuleStatus(iterator);
}

// Numbers

static inline UNumberFormat *icu_unum_open(
    UNumberFormatStyle style, const UChar *pattern, int32_t length, const char *locale, UParseError *error,
    UErrorCode *status) {
  return unum_open(style, pattern, length, locale, error, status);
}

static inline void icu_unum_close(UNumberFormat *format) {
  unum_close(format);
}

static inline int32_t icu_unum_formatInt64(
    const UNumberFormat *format, int64_t number, UChar *dest, int32_t capacity, UFieldPosition *position,
    UErrorCode *status) {
  return unum_formatInt64(format, number, dest, capacity, position, status);
}

static inline int32_t icu_unum_getTextAttribute(
    const UNumberFormat *format, UNumberFormatTextAttribute tag, UChar *dest, int32_t capacity,
    UErrorCode *status) {
  return unum_getTextAttribute(format, tag, dest, capacity, status);
}

static inline void icu_unum_setTextAttribute(
    UNumberFormat *format, UNumberFormatTextAttribute tag, const UChar *value, int32_t length, UErrorCode *status) {
  unum_setTextAttribute(format, tag, value, length, status);
}

static inline int32_t icu_unum_getSymbol(
    const UNumberFormat *format, UNumberFormatSymbol symbol, UChar *dest, int32_t capacity, UErrorCode *status) {
  return unum_getSymbol(format, symbol, dest, capacity, status);
}

// Locales

static inline int32_t icu_uloc_countAvailable(void) {
  return uloc_countAvailable();
}

static inline const char *icu_uloc_getAvailable(int32_t index) {
  return uloc_getAvailable(index);
}

static inline const char *icu_unum_getAvailable(int32_t index) {
  return unum_getAvailable(index);
}

static inline int32_t icu_unum_countAvailable(void) {
  return unum_countAvailable();
}

static inline ULocaleData *icu_ulocdata_open(const char *locale, UErrorCode *status) {
  return ulocdata_open(locale, status);
}

static inline void icu_ulocdata_close(ULocaleData *data) {
  ulocdata_close(data);
}

static inline int32_t icu_ulocdata_getDelimiter(
    ULocaleData *data, ULocaleDataDelimiterType type, UChar *dest, int32_t capacity, UErrorCode *status) {
  return ulocdata_getDelimiter(data, type, dest, capacity, status);
}

// Scripts and confusables

static inline UScriptCode icu_uscript_getScript(UChar32 c, UErrorCode *status) {
  return uscript_getScript(c, status);
}

static inline UBool icu_uscript_hasScript(UChar32 c, UScriptCode script) {
  return uscript_hasScript(c, script);
}

static inline const char *icu_uscript_getShortName(UScriptCode script) {
  return uscript_getShortName(script);
}

static inline const char *icu_uscript_getName(UScriptCode script) {
  return uscript_getName(script);
}

static inline USpoofChecker *icu_uspoof_open(UErrorCode *status) {
  return uspoof_open(status);
}

static inline void icu_uspoof_close(USpoofChecker *checker) {
  uspoof_close(checker);
}

static inline int32_t icu_uspoof_getSkeletonUTF8(
    const USpoofChecker *checker, uint32_t type, const uint8_t *source, int32_t length, uint8_t *dest, int32_t capacity,
    UErrorCode *status) {
  return uspoof_getSkeletonUTF8(checker, type, (const char *)source, length, (char *)dest, capacity, status);
}

// Character properties

static inline int8_t icu_u_charType(UChar32 c) {
  return u_charType(c);
}

static inline UBool icu_u_hasBinaryProperty(UChar32 c, UProperty property) {
  return u_hasBinaryProperty(c, property);
}

static inline int32_t icu_u_getIntPropertyValue(UChar32 c, UProperty property) {
  return u_getIntPropertyValue(c, property);
}

static inline int32_t icu_u_charDigitValue(UChar32 c) {
  return u_charDigitValue(c);
}

static inline double icu_u_getNumericValue(UChar32 c) {
  return u_getNumericValue(c);
}

// Regular expressions

static inline URegularExpression *icu_uregex_open(
    const UChar *pattern, int32_t length, uint32_t flags, UParseError *error, UErrorCode *status) {
  return uregex_open(pattern, length, flags, error, status);
}

static inline URegularExpression *icu_uregex_clone(const URegularExpression *regex, UErrorCode *status) {
  return uregex_clone(regex, status);
}

static inline void icu_uregex_close(URegularExpression *regex) {
  uregex_close(regex);
}

static inline void icu_uregex_setUText(URegularExpression *regex, UText *text, UErrorCode *status) {
  uregex_setUText(regex, text, status);
}

static inline void icu_uregex_setRegionAndStart(
    URegularExpression *regex, int64_t region_start, int64_t region_limit, int64_t start, UErrorCode *status) {
  uregex_setRegionAndStart(regex, region_start, region_limit, start, status);
}

static inline void icu_uregex_useAnchoringBounds(URegularExpression *regex, UBool enabled, UErrorCode *status) {
  uregex_useAnchoringBounds(regex, enabled, status);
}

static inline void icu_uregex_useTransparentBounds(URegularExpression *regex, UBool enabled, UErrorCode *status) {
  uregex_useTransparentBounds(regex, enabled, status);
}

static inline void icu_uregex_setTimeLimit(URegularExpression *regex, int32_t limit, UErrorCode *status) {
  uregex_setTimeLimit(regex, limit, status);
}

static inline void icu_uregex_setStackLimit(URegularExpression *regex, int32_t limit, UErrorCode *status) {
  uregex_setStackLimit(regex, limit, status);
}

static inline UBool icu_uregex_findNext(URegularExpression *regex, UErrorCode *status) {
  return uregex_findNext(regex, status);
}

static inline int64_t icu_uregex_start64(URegularExpression *regex, int32_t group, UErrorCode *status) {
  return uregex_start64(regex, group, status);
}

static inline int64_t icu_uregex_end64(URegularExpression *regex, int32_t group, UErrorCode *status) {
  return uregex_end64(regex, group, status);
}

static inline int32_t icu_uregex_groupCount(URegularExpression *regex, UErrorCode *status) {
  return uregex_groupCount(regex, status);
}

static inline int32_t icu_uregex_groupNumberFromCName(
    URegularExpression *regex, const char *name, int32_t length, UErrorCode *status) {
  return uregex_groupNumberFromCName(regex, name, length, status);
}

// Charsets

static inline UCharsetDetector *icu_ucsdet_open(UErrorCode *status) {
  return ucsdet_open(status);
}

static inline void icu_ucsdet_close(UCharsetDetector *detector) {
  ucsdet_close(detector);
}

static inline void icu_ucsdet_setText(
    UCharsetDetector *detector, const uint8_t *text, int32_t length, UErrorCode *status) {
  ucsdet_setText(detector, (const char *)text, length, status);
}

static inline const UCharsetMatch **icu_ucsdet_detectAll(
    UCharsetDetector *detector, int32_t *count, UErrorCode *status) {
  return ucsdet_detectAll(detector, count, status);
}

static inline const char *icu_ucsdet_getName(const UCharsetMatch *match, UErrorCode *status) {
  return ucsdet_getName(match, status);
}

static inline int32_t icu_ucsdet_getConfidence(const UCharsetMatch *match, UErrorCode *status) {
  return ucsdet_getConfidence(match, status);
}

static inline UConverter *icu_ucnv_open(const char *name, UErrorCode *status) {
  return ucnv_open(name, status);
}

static inline void icu_ucnv_close(UConverter *converter) {
  ucnv_close(converter);
}

static inline const char *icu_ucnv_getName(const UConverter *converter, UErrorCode *status) {
  return ucnv_getName(converter, status);
}

static inline const char *icu_ucnv_getStandardName(const char *name, const char *standard, UErrorCode *status) {
  return ucnv_getStandardName(name, standard, status);
}

static inline void icu_ucnv_toUnicode(
    UConverter *converter, UChar **target, const UChar *target_limit, const uint8_t **source,
    const uint8_t *source_limit, int32_t *offsets, UBool flush, UErrorCode *status) {
  ucnv_toUnicode(
      converter, target, target_limit, (const char **)source, (const char *)source_limit, offsets, flush, status);
}

static inline int32_t icu_ucnv_fromUChars(
    UConverter *converter, uint8_t *dest, int32_t capacity, const UChar *source, int32_t length, UErrorCode *status) {
  return ucnv_fromUChars(converter, (char *)dest, capacity, source, length, status);
}

// Makes the converter stop at what the charset cannot represent, instead of writing a substitute.
static inline void icu_ucnv_stopAtUnmappable(UConverter *converter, UErrorCode *status) {
  ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, status);
}

#endif
