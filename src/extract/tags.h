/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_TAGS_H
#define BROADSHEET_EXTRACT_TAGS_H

/* The element names of HTML that mean something here, as numbers, and what each does to the
 * text in it. Names nobody knows (custom elements, font's cousins) are TAG_OTHER, which
 * neither breaks a line nor hides anything. */

#include <stdbool.h>

#include "base/str.h"

enum {
	TRAIT_BREAKS = 1 << 0, /* a block: text before, in and after it is parted */
	TRAIT_SILENT = 1 << 1, /* its text is no text of the page */
	TRAIT_BOLD = 1 << 2, /* strong */
	TRAIT_ITALIC = 1 << 3, /* emphasis */
	TRAIT_CODE = 1 << 4, /* code */
	TRAIT_CONTROL = 1 << 5, /* a control of a form, with the words on it */
	TRAIT_FALLBACK = 1 << 6, /* shown only where something else cannot be */
	TRAIT_PLAIN = 1 << 7, /* keeps its white space */
};

/* X(enum name, element name, traits), sorted by element name. */
#define TAG_TABLE(X) \
	X(A, "a", 0) \
	X(ABBR, "abbr", 0) \
	X(ADDRESS, "address", TRAIT_BREAKS) \
	X(AMP_IMG, "amp-img", 0) \
	X(ANNOTATION, "annotation", TRAIT_SILENT) \
	X(APPLET, "applet", TRAIT_FALLBACK | TRAIT_BREAKS) \
	X(ARTICLE, "article", TRAIT_BREAKS) \
	X(ASIDE, "aside", TRAIT_BREAKS) \
	X(AUDIO, "audio", TRAIT_FALLBACK | TRAIT_BREAKS) \
	X(B, "b", TRAIT_BOLD) \
	X(BASE, "base", 0) \
	X(BLOCKQUOTE, "blockquote", TRAIT_BREAKS) \
	X(BODY, "body", TRAIT_BREAKS) \
	X(BR, "br", 0) \
	X(BUTTON, "button", TRAIT_CONTROL | TRAIT_BREAKS) \
	X(CANVAS, "canvas", TRAIT_FALLBACK) \
	X(CAPTION, "caption", TRAIT_BREAKS) \
	X(CENTER, "center", TRAIT_BREAKS) \
	X(CITE, "cite", TRAIT_ITALIC) \
	X(CODE, "code", TRAIT_CODE) \
	X(DATALIST, "datalist", TRAIT_SILENT) \
	X(DD, "dd", TRAIT_BREAKS) \
	X(DEL, "del", 0) \
	X(DETAILS, "details", TRAIT_BREAKS) \
	X(DFN, "dfn", TRAIT_ITALIC) \
	X(DIALOG, "dialog", TRAIT_BREAKS) \
	X(DIR, "dir", TRAIT_BREAKS) \
	X(DIV, "div", TRAIT_BREAKS) \
	X(DL, "dl", TRAIT_BREAKS) \
	X(DT, "dt", TRAIT_BREAKS) \
	X(EM, "em", TRAIT_ITALIC) \
	X(EMBED, "embed", 0) \
	X(FIELDSET, "fieldset", TRAIT_BREAKS) \
	X(FIGCAPTION, "figcaption", TRAIT_BREAKS) \
	X(FIGURE, "figure", TRAIT_BREAKS) \
	X(FONT, "font", 0) \
	X(FOOTER, "footer", TRAIT_BREAKS) \
	X(FORM, "form", TRAIT_BREAKS) \
	X(H1, "h1", TRAIT_BREAKS) \
	X(H2, "h2", TRAIT_BREAKS) \
	X(H3, "h3", TRAIT_BREAKS) \
	X(H4, "h4", TRAIT_BREAKS) \
	X(H5, "h5", TRAIT_BREAKS) \
	X(H6, "h6", TRAIT_BREAKS) \
	X(HEAD, "head", TRAIT_BREAKS) \
	X(HEADER, "header", TRAIT_BREAKS) \
	X(HGROUP, "hgroup", TRAIT_BREAKS) \
	X(HR, "hr", TRAIT_BREAKS) \
	X(HTML, "html", TRAIT_BREAKS) \
	X(I, "i", TRAIT_ITALIC) \
	X(IFRAME, "iframe", TRAIT_FALLBACK | TRAIT_BREAKS) \
	X(IMG, "img", 0) \
	X(INPUT, "input", 0) \
	X(INS, "ins", 0) \
	X(KBD, "kbd", TRAIT_CODE) \
	X(LABEL, "label", 0) \
	X(LEGEND, "legend", TRAIT_BREAKS) \
	X(LI, "li", TRAIT_BREAKS) \
	X(LINK, "link", 0) \
	X(MAIN, "main", TRAIT_BREAKS) \
	X(MAP, "map", 0) \
	X(MARQUEE, "marquee", TRAIT_BREAKS) \
	X(MATH, "math", 0) \
	X(MENU, "menu", TRAIT_BREAKS) \
	X(META, "meta", 0) \
	X(MFRAC, "mfrac", 0) \
	X(MN, "mn", 0) \
	X(MSQRT, "msqrt", 0) \
	X(MSUB, "msub", 0) \
	X(MSUBSUP, "msubsup", 0) \
	X(MSUP, "msup", 0) \
	X(NAV, "nav", TRAIT_BREAKS) \
	X(NOEMBED, "noembed", TRAIT_FALLBACK) \
	X(NOFRAMES, "noframes", TRAIT_FALLBACK | TRAIT_BREAKS) \
	X(NOSCRIPT, "noscript", TRAIT_FALLBACK) \
	X(OBJECT, "object", TRAIT_FALLBACK) \
	X(OL, "ol", TRAIT_BREAKS) \
	X(OPTGROUP, "optgroup", TRAIT_CONTROL | TRAIT_BREAKS) \
	X(OPTION, "option", TRAIT_CONTROL | TRAIT_BREAKS) \
	X(P, "p", TRAIT_BREAKS) \
	X(PICTURE, "picture", 0) \
	X(PRE, "pre", TRAIT_BREAKS | TRAIT_PLAIN) \
	X(Q, "q", 0) \
	X(RP, "rp", TRAIT_SILENT) \
	X(RT, "rt", TRAIT_SILENT) \
	X(RTC, "rtc", TRAIT_SILENT) \
	X(RUBY, "ruby", 0) \
	X(S, "s", 0) \
	X(SAMP, "samp", TRAIT_CODE) \
	X(SCRIPT, "script", TRAIT_SILENT) \
	X(SECTION, "section", TRAIT_BREAKS) \
	X(SELECT, "select", TRAIT_CONTROL | TRAIT_BREAKS) \
	X(SMALL, "small", 0) \
	X(SOURCE, "source", 0) \
	X(SPAN, "span", 0) \
	X(STRONG, "strong", TRAIT_BOLD) \
	X(STYLE, "style", TRAIT_SILENT) \
	X(SUB, "sub", 0) \
	X(SUMMARY, "summary", TRAIT_BREAKS) \
	X(SUP, "sup", 0) \
	X(SVG, "svg", TRAIT_SILENT) \
	X(TABLE, "table", TRAIT_BREAKS) \
	X(TBODY, "tbody", TRAIT_BREAKS) \
	X(TD, "td", TRAIT_BREAKS) \
	X(TEMPLATE, "template", TRAIT_SILENT) \
	X(TEXTAREA, "textarea", TRAIT_CONTROL | TRAIT_BREAKS) \
	X(TFOOT, "tfoot", TRAIT_BREAKS) \
	X(TH, "th", TRAIT_BREAKS) \
	X(THEAD, "thead", TRAIT_BREAKS) \
	X(TIME, "time", 0) \
	X(TITLE, "title", TRAIT_SILENT) \
	X(TR, "tr", TRAIT_BREAKS) \
	X(TT, "tt", TRAIT_CODE) \
	X(U, "u", 0) \
	X(UL, "ul", TRAIT_BREAKS) \
	X(VAR, "var", TRAIT_ITALIC) \
	X(VIDEO, "video", TRAIT_FALLBACK | TRAIT_BREAKS) \
	X(WBR, "wbr", 0) \
	X(XMP, "xmp", TRAIT_BREAKS | TRAIT_PLAIN)

#define TAG_ENUM(name, text, traits) TAG_##name,
typedef enum {
	TAG_TABLE(TAG_ENUM) TAG_OTHER,
	TAG_COUNT
} Tag;
#undef TAG_ENUM

/* The number of the element called NAME (any case); TAG_OTHER when it has none.
 * A name with a prefix goes by its local part. */
Tag tag_of(const char *name);

/* The name of TAG; "" for TAG_OTHER. */
const char *tag_name(Tag tag);

/* TRAIT_* traits of TAG. */
unsigned tag_traits(Tag tag);

/* 1 to 6 for h1 to h6, else 0. */
int tag_heading_level(Tag tag);

#endif
