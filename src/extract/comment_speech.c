/* SPDX-License-Identifier: ISC */
#include "extract/comment_speech.h"

#include "base/fold.h"

enum {
	LINES_MAX = 40, /* of a comment, looked at */
	BUTTON_BYTES_MAX = 60
};

/* Folded words that stand on buttons under comments and hardly elsewhere. */
static const char *const words[] = {
	"reply",
	"reply to this",
	"reply to this comment",
	"reply with quote",
	"quote",
	"report",
	"report abuse",
	"report this comment",
	"flag as inappropriate",
	"parent",
	"permalink",
	"antworten",
	"antwort",
	"auf diesen kommentar antworten",
	"kommentar melden",
	"beitrag melden",
	"melden",
	"zitieren",
	"repondre",
	"signaler",
	"signaler un abus",
	"citer",
	"responder",
	"denunciar",
	"reportar",
	"citar",
	"rispondi",
	"segnala",
	"beantwoorden",
	"reageer",
	"rapporteren",
	"svara",
	"svar",
	"besvar",
	"anmal",
	"vastaa",
	"ilmoita asiaton viesti",
	"odpowiedz",
	"zglos",
	"zglos naduzycie",
	"cytuj",
	"odpovedet",
	"nahlasit",
	"valasz",
	"raspunde",
	"yanitla",
	"ответить",
	"цитировать",
	"пожаловаться",
	"відповісти",
	"απαντηση",
	"השב",
	"הגב",
	"הגב לתגובה זו",
	"رد",
	"जवाब द",
	"返信",
	"通報",
	"回覆",
	"回复",
	"檢舉",
	"답글",
	"신고",
};

static bool is_button(Str line)
{
	char room[BUTTON_BYTES_MAX * 2];

	if (line.size == 0 || line.size > BUTTON_BYTES_MAX)
		return false;
	Str folded = str_of(room, fold_into(line, room, sizeof room));

	/* Brackets, arrows and dots around the words. */
	while (folded.size > 0 && (unsigned char)folded.at[0] < 0x80 &&
		!ascii_is_alpha(folded.at[0]))
		folded = str_from(folded, 1);
	while (folded.size > 0 && (unsigned char)folded.at[folded.size - 1] < 0x80 &&
		!ascii_is_alpha(folded.at[folded.size - 1]))
		folded.size--;
	if (str_starts(folded, "reply to "))
		return true;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (str_is(folded, words[i]))
			return true;
	return false;
}

/* Does ADDRESS lead to a numbered place in a page ("#comment-12", "?p=5#p501") or
 * to a form for an answer? */
static bool is_mark(Str address)
{
	size_t hash = str_find_byte(address, '#', 0);

	if (str_find_nocase(address, "replytocom=", 0) != STR_NOWHERE)
		return true;
	return hash != STR_NOWHERE && address.size > hash + 1 &&
		ascii_is_digit(address.at[address.size - 1]);
}

bool comment_speaks(const Page *page, Index first, Index end)
{
	Index line = PAGE_NONE, link = PAGE_NONE, lines = 0;

	for (Index f = first; f < end && lines < LINES_MAX; f++) {
		const Fragment *fragment = &page->fragments[f];
		Index own = page->elements[fragment->owner].link;

		if (own != PAGE_NONE && own != link) {
			link = own;
			if (is_mark(page_attribute(page, own, "href")))
				return true;
		}
		/* A button may share its line with others. */
		if (is_button(str_slice(page->text, fragment->start, fragment->end)))
			return true;
		lines += fragment->line != line;
		line = fragment->line;
	}
	return false;
}

bool comment_tells_reply(Str line)
{
	static const char *const leads[] = { "replied to", "replying to", "in reply to",
		"in response to", "reply to", "antwort auf", "als antwort auf", "antwortet auf",
		"antwortete auf", "en reponse a", "a repondu a", "en respuesta a", "em resposta a",
		"in risposta a", "in antwoord op", "som svar pa", "vastauksena", "w odpowiedzi",
		"v odpovedi na", "в ответ", "ответил" };
	char room[BUTTON_BYTES_MAX * 2];

	if (line.size > BUTTON_BYTES_MAX)
		return false;
	Str folded = str_of(room, fold_into(line, room, sizeof room));

	for (size_t i = 0; i < sizeof leads / sizeof leads[0]; i++)
		if (str_starts(folded, leads[i]))
			return true;
	return false;
}
