/* SPDX-License-Identifier: ISC */
#include "extract/first_names.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"

enum {
	NAME_BYTES_MAX = 16
};

/* Folded and sorted. */
static const char names[][NAME_BYTES_MAX] = { "adam", "adrian", "agnes", "alan", "albert",
	"alberto", "alejandro", "alessandro", "alex", "alexander", "alexandra", "alexandre",
	"alfred", "alice", "alina", "allison", "amanda", "amelie", "amy", "ana", "anders", "andre",
	"andrea", "andreas", "andrew", "andrzej", "andy", "angela", "anita", "anja", "anna", "anne",
	"annette", "anthony", "antje", "antoine", "anton", "antonio", "ariane", "arthur", "astrid",
	"axel", "barbara", "bastian", "beate", "ben", "benjamin", "bernard", "bernd", "bernhard",
	"bettina", "bill", "birgit", "bjorn", "bob", "boris", "brian", "britta", "bruno", "camille",
	"carina", "carl", "carla", "carlos", "carmen", "carol", "caroline", "carsten", "catherine",
	"cecile", "charles", "charlotte", "chris", "christa", "christian", "christiane",
	"christina", "christine", "christoph", "christophe", "christopher", "claire", "clara",
	"claudia", "claus", "clemens", "constanze", "cornelia", "craig", "cristina", "dagmar",
	"damian", "daniel", "daniela", "danielle", "dario", "david", "deborah", "denis", "dennis",
	"diana", "dieter", "dirk", "dmitri", "dominic", "dominik", "donald", "doris", "dorothea",
	"edith", "eduard", "edward", "elena", "elisabeth", "elizabeth", "ella", "ellen", "emily",
	"emma", "eric", "erica", "erich", "erik", "erika", "ernst", "ethan", "eugen", "eva",
	"evelyn", "fabian", "fatima", "felix", "fernando", "flora", "florian", "francesca",
	"francesco", "francis", "francois", "frank", "franz", "franziska", "fred", "frederic",
	"friedrich", "fritz", "gabriel", "gabriele", "gary", "georg", "george", "gerald", "gerard",
	"gerd", "gerhard", "gerrit", "giovanni", "gisela", "giulia", "glen", "grace", "greg",
	"gregor", "guido", "guillaume", "gunter", "gustav", "hanna", "hannah", "hannes", "hans",
	"harald", "harry", "heather", "heidi", "heike", "heiko", "heinrich", "heinz", "helen",
	"helena", "helga", "helmut", "hendrik", "henri", "henrik", "henry", "herbert", "hermann",
	"hilary", "holger", "horst", "hubert", "hugo", "ian", "ida", "ignacio", "igor", "ilse",
	"ines", "ingo", "ingrid", "irene", "iris", "isabel", "isabelle", "ivan", "jacek", "jack",
	"jacob", "jacqueline", "jacques", "jakob", "james", "jan", "jana", "jane", "janet", "jason",
	"javier", "jean", "jeff", "jennifer", "jens", "jeremy", "jessica", "jim", "joachim", "joan",
	"joanna", "jochen", "joe", "joel", "johan", "johann", "johanna", "johannes", "john",
	"johnny", "jonas", "jonathan", "jorg", "jorge", "jose", "josef", "joseph", "joshua", "juan",
	"judith", "julia", "julian", "juliane", "julie", "jurgen", "justin", "karen", "karin",
	"karl", "karsten", "kate", "katharina", "katherine", "kathrin", "katja", "katrin", "kay",
	"keith", "kelly", "ken", "kerstin", "kevin", "kim", "kirsten", "klaus", "konrad",
	"konstantin", "kristin", "kurt", "lars", "laura", "lea", "leah", "leo", "leon", "leonie",
	"linda", "lisa", "lothar", "louis", "louise", "luca", "lucas", "lucie", "luis", "luisa",
	"lukas", "luke", "lutz", "maciej", "magdalena", "maike", "manfred", "manuel", "manuela",
	"marc", "marcel", "marco", "marcus", "margaret", "margarete", "maria", "marie", "marina",
	"mario", "marion", "mark", "marko", "markus", "marlene", "martin", "martina", "mary",
	"mathias", "matt", "matteo", "matthew", "matthias", "max", "maxim", "maximilian", "melanie",
	"melissa", "mia", "michael", "michaela", "michel", "michelle", "miguel", "mike", "miriam",
	"mohamed", "monica", "monika", "moritz", "nadia", "nadine", "nancy", "natalia", "natalie",
	"nicholas", "nick", "nicola", "nicolas", "nicole", "niels", "niklas", "nikolai", "nils",
	"nina", "nora", "norbert", "oliver", "olivia", "olivier", "oscar", "oskar", "otto", "pablo",
	"paola", "paolo", "pascal", "patricia", "patrick", "paul", "paula", "paulina", "pavel",
	"pedro", "peter", "petra", "philip", "philipp", "philippe", "pierre", "piotr", "rachel",
	"rafael", "rainer", "ralf", "ralph", "raphael", "rebecca", "regina", "reinhard", "renate",
	"rene", "ricardo", "richard", "rita", "robert", "roberto", "robin", "roger", "roland",
	"rolf", "roman", "ronald", "rosa", "ruth", "ryan", "sabine", "sabrina", "sally", "sam",
	"samuel", "sandra", "sara", "sarah", "sascha", "scott", "sean", "sebastian", "sergei",
	"sharon", "silke", "silvia", "simon", "simone", "sofia", "sonja", "sophia", "sophie",
	"stefan", "stefanie", "steffen", "stephan", "stephanie", "stephen", "steve", "steven",
	"stuart", "susan", "susanne", "sven", "svenja", "sylvia", "tanja", "tatjana", "theo",
	"theresa", "therese", "thomas", "thorsten", "tim", "timo", "tina", "tobias", "tom", "tomas",
	"tomasz", "torsten", "ulf", "uli", "ulrich", "ulrike", "ursula", "ute", "uwe", "valentin",
	"valerie", "vanessa", "vera", "verena", "veronika", "victor", "victoria", "viktor",
	"vincent", "volker", "walter", "werner", "wilhelm", "william", "wolf", "wolfgang", "yvonne",
	"zoe",
	/* Hebrew and Arabic ones that are no other words */
	"אבי", "אברהם", "אהרון", "אופיר", "אורית", "אורלי", "אורן", "אורנה", "איגור", "אייל",
	"איילת", "אילן", "אילנה", "איתן", "אליעזר", "אלכס", "אמיר", "אמנון", "אנה", "אסנת", "אסף",
	"אפרים", "אפרת", "אריאל", "אריה", "ארנון", "בועז", "בנימין", "ברק", "גדעון", "גלית", "דוד",
	"דורון", "דליה", "דנה", "דני", "דניאל", "דפנה", "הילה", "ויקטור", "ולדימיר", "זאב", "זהבה",
	"חגי", "חגית", "חנה", "חנן", "טלי", "יאיר", "יגאל", "יהודה", "יהונתן", "יואב", "יואל",
	"יובל", "יוליה", "יונתן", "יוסי", "יוסף", "יורם", "יניב", "יעל", "יעקב", "יפעת", "יצחק",
	"ירון", "יריב", "לאה", "ליאור", "ליאת", "לימור", "מאיה", "מיכאל", "מיכל", "מירב", "מנחם",
	"מרדכי", "מריה", "מרים", "משה", "נדב", "נועה", "נחום", "נילי", "ניר", "נעמה", "נעמי", "נתן",
	"נתנאל", "סיגל", "עדי", "עוזי", "עומר", "עזרא", "עידו", "עינת", "עמוס", "עמית", "ענבל",
	"ענת", "פנחס", "פנינה", "צבי", "צביה", "צחי", "קובי", "ראובן", "רבקה", "רונית", "רונן",
	"רועי", "רות", "רותי", "רחל", "רינה", "רמי", "רעות", "שאול", "שולמית", "שלומי", "שלומית",
	"שלמה", "שמואל", "שמעון", "שרה", "תמר", "ابراهيم", "احمد", "امينة", "حسن", "حسين", "خالد",
	"خديجة", "دينا", "رامي", "رانيا", "زينب", "سارة", "سامي", "سعاد", "سلمى", "سمير", "طارق",
	"عايشة", "عبدالله", "علي", "عمر", "فاطمة", "فهد", "ليلى", "ماجد", "محمد", "محمود", "مريم",
	"مصطفى", "منى", "نادية", "ناصر", "هاني", "وليد", "ياسر", "يوسف" };

static int by_name(const void *name, const void *row)
{
	return strcmp(name, row);
}

bool first_name_begins(Str name)
{
	char folded[NAME_BYTES_MAX];
	Str word;

	if (!str_next_word(&name, &word))
		return false;
	/* "Jean-Pierre" begins with one of its own. */
	word = str_slice(word, 0, str_find_byte(word, '-', 0));
	size_t size = fold_into(word, folded, sizeof folded - 1);

	folded[size] = '\0';
	return size > 0 &&
		bsearch(folded, names, sizeof names / sizeof *names, sizeof *names, by_name) !=
		NULL;
}
