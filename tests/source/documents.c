/* SPDX-License-Identifier: ISC */
#include "documents.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const Document documents[] = {
	{ "chrome.mhtml",
		STR("From: <Saved by Blink>\r\n"
		    "Snapshot-Content-Location: http://paper.example/story\r\n"
		    "Subject: =?utf-8?Q?A=20caf=C3=A9?=\r\n =?utf-8?Q?_opens?=\r\n"
		    "Date: Mon, 23 Nov 2026 19:42:30 GMT\r\nMIME-Version: 1.0\r\n"
		    "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n"
		    "\tboundary=\"----MultipartBoundary--x----\"\r\n\r\n\r\n"
		    "------MultipartBoundary--x----\r\nContent-Type: text/html\r\n"
		    "Content-ID: <frame-1@mhtml.blink>\r\n"
		    "Content-Transfer-Encoding: quoted-printable\r\n"
		    "Content-Location: http://paper.example/story\r\n\r\n"
		    "<meta charset=3D\"utf-8\"><p>The caf=C3=A9 <img src=3D\"cid:p1\">=\r\n opens"
		    "<iframe src=3D\"cid:frame-2@mhtml.blink\"></iframe>\r\n"
		    "------MultipartBoundary--x----\r\nContent-Type: image/png\r\n"
		    "Content-ID: <p1>\r\nContent-Transfer-Encoding: base64\r\n"
		    "Content-Location: http://paper.example/p.png\r\n\r\niVBORw0KGgo=\r\n"
		    "------MultipartBoundary--x----\r\nContent-Type: text/html\r\n"
		    "Content-ID: <frame-2@mhtml.blink>\r\n"
		    "Content-Location: http://comments.example/f\r\n"
		    "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
		    "<p class=3D\"x\">Ann & Bob\r\n"
		    "------MultipartBoundary--x------\r\n"),
		1 },
	{ "explorer.mht",
		STR("From: \"Saved by Windows Internet Explorer 8\"\r\nSubject: Harbour\r\n"
		    "Date: Fri, 6 Nov 2009 14:00:11 +0100\r\nMIME-Version: 1.0\r\n"
		    "Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n"
		    "This is a multi-part message in MIME format.\r\n\r\n--b\r\n"
		    "Content-Type: multipart/alternative; boundary=\"i\"\r\n\r\n--i\r\n"
		    "Content-Type: text/plain\r\n\r\nplain\r\n--i\r\n"
		    "Content-Type: text/html; charset=\"windows-1252\"\r\n"
		    "Content-Transfer-Encoding: 8bit\r\n"
		    "Content-Location: http://paper.example/h\r\n\r\n<p>caf\xe9 & more\r\n--i--\r\n"
		    "--b\r\nContent-Type: text/css\r\n\r\np{}\r\n--b--\r\n"),
		1 },
	{ "letter.eml",
		STR("Return-Path: <bounce@paper.example>\r\n"
		    "From: =?koi8-r?B?98XT1Mk=?= <letters@paper.example>\r\nTo: r@mail.example\r\n"
		    "Subject: =?iso-8859-1?q?Caf=E9?= opens\r\n"
		    "Date: Tue, 03 Nov 2009 07:30:00 -0000\r\nMIME-Version: 1.0\r\n"
		    "Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n"
		    "Content-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\n"
		    "Content-Type: text/plain\r\n\r\nThe plain text.\r\n--a\r\n"
		    "Content-Type: text/html; charset=iso-8859-1\r\n"
		    "Content-Transfer-Encoding: base64\r\n\r\nPHA+VGhlIGNhZukgb3BlbnM8L3A+\r\n--a--\r\n"
		    "--m\r\nContent-Type: text/html\r\nContent-Disposition: attachment\r\n\r\n<p>no\r\n"
		    "--m--\r\n"),
		1 },
	{ "apple.emlx",
		STR("89        \nFrom: Ann <ann@paper.example>\nSubject: One\nMessage-ID: <1@x>\n"
		    "MIME-Version: 1.0\n\nThe words.\n<?xml version=\"1.0\"?>\n"
		    "<plist version=\"1.0\"><dict><key>flags</key></dict></plist>\n"),
		1 },
	{ "page.har",
		STR("{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"B\"},\"entries\":["
		    "{\"startedDateTime\":\"2009-11-03T14:06:44.123+02:00\",\"request\":{\"method\":"
		    "\"GET\",\"url\":\"http://paper.example/a\"},\"response\":{\"status\":200,"
		    "\"content\":{\"size\":9,\"mimeType\":\"text/html; charset=koi8-r\",\"text\":"
		    "\"<p>caf\\u00e9\"}}},{\"startedDateTime\":\"2009-11-03T14:06:45+02:00\","
		    "\"request\":{\"url\":\"http://paper.example/f\"},\"response\":{\"status\":200,"
		    "\"content\":{\"mimeType\":\"text/html; charset=koi8-r\",\"encoding\":\"base64\","
		    "\"text\":\"PHA+wcI=\"}}}]}}"),
		2 },
	{ "list.xml",
		STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<result>\n  <entry>\n"
		    "    <title><![CDATA[Caf\xc3\xa9 & bar]]></title>\n"
		    "    <url><![CDATA[http://paper.example/1?a&b]]></url>\n"
		    "    <content><![CDATA[<p>Full <entry></p>]]></content>\n"
		    "    <tags><entry><![CDATA[tag]]></entry></tags>\n"
		    "    <published_by>\n<entry><![CDATA[Ann]]></entry><entry>Bob</entry></published_by>\n"
		    "    <created_at>2016-09-01T11:55:58+0200</created_at>\n"
		    "    <language><![CDATA[en]]></language>\n  </entry>\n  <entry>\n"
		    "    <title>Two</title><url>http://paper.example/2</url>\n"
		    "    <content>&lt;p&gt;Escaped&lt;/p&gt;</content>\n  </entry>\n</result>\n"),
		2 },
	{ "posts.xml",
		STR("<?xml version=\"1.0\"?><posts user=\"u\"><post href=\"http://paper.example/1\" "
		    "description=\"One &amp; two\" extended=\"Words about it\" "
		    "time=\"2014-05-11T08:30:00Z\"/></posts>"),
		1 },
	{ "letters.mbox",
		STR("From ann@paper.example Tue Nov  3 07:30:00 2009\nFrom: Ann <ann@paper.example>\n"
		    "Subject: One\nMessage-ID: <1@x>\n\nFrom the pier.\n>From the harbour\n"
		    ">>From the boat\n\nFrom bob@paper.example Wed Nov  4 07:30:00 2009\n"
		    "From: bob@paper.example\nSubject: Two\nMessage-ID: <2@x>\n"
		    "Content-Type: text/html\n\n<p>Second\n\n"),
		2 },
	{ "two.rss",
		STR("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" "
		    "xmlns:content=\"x\" xmlns:dc=\"y\"><channel><title>The Paper</title>"
		    "<link>http://paper.example/</link><language>en-gb</language>"
		    "<image><title>Logo</title></image>"
		    "<item><title>Caf&amp;eacute; &amp; bar</title><link>http://paper.example/1</link>"
		    "<dc:creator>Ann Onym</dc:creator><pubDate>Tue, 3 Nov 2009 07:30:00 GMT</pubDate>"
		    "<description>In short</description>"
		    "<content:encoded><![CDATA[<p>Full <b>text</b> of <item></p>]]></content:encoded>"
		    "</item><item><title>Bare & open &copy;</title>"
		    "<guid>http://paper.example/2</guid>"
		    "<description>&lt;p&gt;Escaped&lt;/p&gt;</description></channel></rss>"),
		2 },
	{ "two.atom",
		STR("<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\" xml:base=\"http://paper.example/\" "
		    "xml:lang=\"de\"><a:title>Zeitung</a:title><a:author><a:name>Ed</a:name></a:author>"
		    "<a:entry><a:title type=\"text\">1 &lt; 2</a:title>"
		    "<a:link rel=\"self\" href=\"x\"/><a:link href=\"1\"/>"
		    "<a:content type=\"xhtml\"><div><p>Eins</p></div></a:content></a:entry>"
		    "<a:entry><a:title>Zwei</a:title><a:link href=\"2\"/>"
		    "<a:author><a:name>Ann</a:name></a:author><a:author><a:name>Bob</a:name></a:author>"
		    "<a:updated>2019-01-02T03:04:05Z</a:updated>"
		    "<a:summary>plain\n\nwords</a:summary></a:entry></a:feed>"),
		2 },
	{ "old.rdf",
		STR("<?xml version='1.0'?>\n<rdf:RDF xmlns:rdf='r' xmlns='http://purl.org/rss/1.0/' "
		    "xmlns:dc='d'><channel rdf:about='x'><title>Old</title></channel>"
		    "<item rdf:about='http://paper.example/o'><title>T</title>"
		    "<dc:date>2005-12-03</dc:date><description>Words</description></item></rdf:RDF>"),
		1 },
	{ "corpus.xml",
		STR("<?xml version=\"1.0\"?>\n<!DOCTYPE nitf SYSTEM \"http://x/nitf.dtd\">\n<nitf><head>"
		    "<title>Short</title><meta content=\"Energy\" name=\"online_sections\"/>"
		    "<pubdata date.publication=\"20140618T000000\" ex-ref=\"http://paper.example/n\" "
		    "name=\"The Paper\"/></head><body><body.head><hedline><hl1>Long title</hl1></hedline>"
		    "<byline class=\"normalized_byline\">Quill, J</byline>"
		    "<byline class=\"print_byline\">By JONAH QUILL, <byttl>Editor</byttl></byline>"
		    "<dateline>LONDON</dateline><abstract><p>In short</p></abstract></body.head>"
		    "<body.content><media><media-reference source=\"a.png\" alternate-text=\"Roof\"/>"
		    "<media-caption>Cap</media-caption></media>"
		    "<block class=\"lead_paragraph\"><p>LEAD: First.</p></block>"
		    "<block class=\"full_text\"><p>LEAD: First.</p><hl2>Cross</hl2>"
		    "<p><person>Ann</person> said.</p></block></body.content></body></nitf>"),
		1 },
	{ "message.xml",
		STR("<newsMessage xmlns=\"n\"><header/><itemSet>"
		    "<newsItem xml:lang=\"en\"><itemMeta><provider literal=\"Agency\"/></itemMeta>"
		    "<contentMeta><contentCreated>2009-11-03T06:30:00+01:00</contentCreated>"
		    "<headline>One</headline><by>Ann</by></contentMeta><contentSet>"
		    "<inlineXML><h:html xmlns:h=\"x\"><h:head><h:title>t</h:title></h:head><h:body>"
		    "<h:h1>One</h:h1><h:p>Text <h:a href=\"u\">one</h:a></h:p></h:body></h:html>"
		    "</inlineXML></contentSet></newsItem>"
		    "<newsItem><contentMeta><headline>Picture</headline></contentMeta><contentSet>"
		    "<remoteContent href=\"p.jpg\"/></contentSet></newsItem>"
		    "<newsItem><contentMeta><headline>Two</headline></contentMeta><contentSet>"
		    "<inlineData contenttype=\"text/plain\">Plain\n\nwords</inlineData></contentSet>"
		    "</newsItem></itemSet></newsMessage>"),
		2 },
	{ "wire.xml",
		STR("<newsitem itemid=\"1\" date=\"1996-08-20\" xml:lang=\"en\"><title>T</title>"
		    "<headline>Head</headline><dateline>LONDON 1996-08-20</dateline>"
		    "<text><p>One.</p><p>Two.</p></text><copyright>(c)</copyright></newsitem>"),
		1 },
	{ "newsml.xml",
		STR("<?xml version='1.0'?><NewsML><NewsItem><FirstCreated>20190912T120000Z</FirstCreated>"
		    "<NewsLines><HeadLine>Head</HeadLine><ByLine>By Ann</ByLine></NewsLines>"
		    "<NewsComponent><ContentItem><DataContent><nitf><body><body.content><p>One</p>"
		    "</body.content></body></nitf></DataContent></ContentItem></NewsComponent>"
		    "</NewsItem></NewsML>"),
		1 },
	{ "page.alto",
		STR("<?xml version=\"1.0\"?>\n<alto xmlns=\"http://www.loc.gov/standards/alto/ns-v3#\">"
		    "<Layout><Page><PrintSpace><TextBlock LANG=\"fr\"><TextLine>"
		    "<String CONTENT=\"Le\"/><SP/><String CONTENT=\"jour\" SUBS_TYPE=\"HypPart1\" "
		    "SUBS_CONTENT=\"journal\"/><HYP CONTENT=\"-\"/></TextLine><TextLine>"
		    "<String CONTENT=\"nal\" SUBS_TYPE=\"HypPart2\" SUBS_CONTENT=\"journal\"/>"
		    "<String CONTENT=\"par\"/></TextLine></TextBlock><TextBlock><TextLine>"
		    "<String CONTENT=\"dou\"/><HYP CONTENT=\"-\"/></TextLine><TextLine>"
		    "<String CONTENT=\"ble\"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>"),
		1 },
	{ "counted.press",
		STR("\r\n                     1 of 2 DOCUMENTS\r\n\r\n\r\n"
		    "                  The Paper (Ardmouth)\r\n\r\n"
		    "                  March 2, 2019 Saturday\r\n                      Final Edition\r\n\r\n"
		    "Harbour works to start in\r\nspring\r\n\r\nBYLINE: By Ann Onym, Staff Reporter\r\n\r\n"
		    "SECTION: NEWS; Pg. A1\r\n\r\nLENGTH: 12  words\r\n\r\nDATELINE: ARDMOUTH\r\n\r\n"
		    "The harbour will be\r\ndredged.\r\n\r\nDate: none was given.\r\n\r\n"
		    "GRAPHIC: The quay\r\n\r\nLOAD-DATE: March 3, 2019\r\n\r\n"
		    "                  Copyright 2019 The Paper\r\n\f\r\n"
		    "                     2 of 2 DOCUMENTS\r\n\r\n"
		    "                  Copyright 1999 The Paper\r\n                      The Paper\r\n\r\n"
		    "               March 9, 1999, Tuesday, Final Edition\r\n\r\n"
		    "LENGTH: 9 words\r\n\r\nHEADLINE: Ferry aground\r\n\r\nBODY:\r\n"
		    "   The ferry ran aground.\r\n\r\n   Nobody was hurt.\r\n\r\nLANGUAGE: ENGLISH\r\n"),
		2 },
	{ "closed.press",
		STR("Harbour works to start\nThe Paper (Ardmouth)\nMarch 2, 2019 Saturday\n\n"
		    "Copyright 2019 The Paper All Rights Reserved\n\n\n\nSection: NEWS\nLength: 12 words\n"
		    "Byline: Ann Onym\n\nBody\n\n\nThe harbour will be dredged from April, the council "
		    "said on Friday after three years of talks with the owners of the quay.\n"
		    "Nobody was asked.\n\n\nLoad-Date: March 3, 2019\n\n\nEnd of Document\n\n\n"
		    "Ferry aground\nThe Paper\nMarch 9, 2019\n\nCopyright 2019 The Paper\n\n"
		    "Length: 3 words\n\nBody\n\nNobody was hurt.\n\nEnd of Document\n"),
		2 },
	{ "coded.press",
		STR("SE News\nHD Harbour works\nto start\nBY Ann Onym\nWC 12 words\nPD 2 March 2019\n"
		    "SN The Paper\nLA English\nCY (c) 2019 The Paper\nLP\nThe harbour will be dredged.\n"
		    "TD\nNobody was asked.\n\nNot even Bo.\nIN Ports\n"
		    "AN Document PAPER00020190302ef320001u\n"),
		1 },
	{ "headed.press",
		STR("News\nHarbour works to start\n\nBy Ann Onym\n12 words\n2 March 2019\n10:15\nThe Paper\n"
		    "PAPER\nA1\nEnglish\n(c) 2019 Paper Press Ltd.\n\nThe harbour will be dredged.\n\n"
		    "Nobody was asked.\n\nPaper Press Ltd.\n\nDocument PAPER00020190302ef320001u\n\n"
		    "Ferry aground\n3 words\n9 March 2019\nThe Paper\nPAPER\nEnglish\n"
		    "(c) 2019 Paper Press Ltd.\n\nNobody was hurt.\n\n"
		    "Document PAPER00020190309ef390002v\n"),
		2 },
	{ "ruled.press",
		STR("____________________________\n\nDocument 1 of 2\n\nHarbour works to start\n\n"
		    "Author: Onym, Ann\n\nPublication info: The Paper [Ardmouth] 02 Mar 2019: A1.\n\n"
		    "Full text: The harbour will be dredged.\n\nNobody was asked.\n\nSubject: Harbors\n\n"
		    "Title: Harbour works to start\n\nPublication title: The Paper\n\n"
		    "Publication date: Mar 2, 2019\n\nDocument URL: http://paper.example/d/1\n\n"
		    "____________________________\n\nDocument 2 of 2\n\nFerry aground\n\n"
		    "Full text: Nobody was hurt.\n\nPublication title: The Paper\n\n"
		    "Publication date: Mar 9, 2019\n"),
		2 },
	{ "wallabag.json",
		STR("[{\"id\":1,\"title\":\"Caf\\u00e9\",\"url\":\"http:\\/\\/paper.example\\/1\","
		    "\"content\":\"<p>Full<\\/p>\",\"created_at\":\"2016-09-01T11:55:58+0200\","
		    "\"published_at\":\"2009-11-03T00:00:00+0000\",\"published_by\":[\"Ann\",\"Bob\"],"
		    "\"language\":\"en\"},{\"title\":\"Link\",\"url\":\"http://paper.example/2\","
		    "\"content\":\"\"},{\"title\":\"cut off\",\"url\":\"http"),
		2 },
	{ "bookmarks.json",
		STR("{\"title\":\"\",\"children\":[{\"title\":\"Bar\",\"children\":["
		    "{\"title\":\"One\",\"dateAdded\":1388166091644000,\"uri\":\"http://paper.example/1\"},"
		    "{\"title\":\"Place\",\"uri\":\"place:sort=8\"}]}]}"),
		1 },
	{ "pinboard.json",
		STR("[{\"href\":\"http://paper.example/1\",\"description\":\"One\","
		    "\"extended\":\"What it is about\",\"time\":\"2014-05-11T08:30:00Z\","
		    "\"tags\":\"a b\"}]"),
		1 },
	{ "bookmarks.html",
		STR("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n"
		    "<DT><A HREF=\"http://paper.example/1?a&amp;b\" ADD_DATE=\"1257250004\">One &amp; "
		    "two</A>\n<DD>Words about it\n<DT><A HREF=\"javascript:x\">No</A>\n</DL>"),
		1 },
	{ "pocket.csv",
		STR("title,url,time_added,tags,status\r\n\"One, \"\"two\"\"\",http://paper.example/1,"
		    "1257250004,,unread\r\nBroken,not an address,1,,\r\n"
		    "\"Two\nlines\",http://paper.example/2,x,,\r\n"),
		2 },
	{ "lone.json",
		STR("{\"id\":1,\"title\":\"Alone\",\"url\":\"http://paper.example/1\","
		    "\"content\":\"<p>All of it</p>\",\"tags\":[]}"),
		1 },
	{ "semicolons.csv",
		STR("\"Title\";\"URL\";\"Content\";\"Tags\"\n"
		    "\"One, two; three\";\"http://paper.example/1\";\"<p>The \"\"full\"\"\n"
		    "text</p>\";\"a, b\"\nTwo;http://paper.example/2;;\n"),
		2 },
	{ "page.webarchive",
		STR("<?xml version=\"1.0\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"x\">\n"
		    "<plist version=\"1.0\"><dict><key>WebMainResource</key><dict>"
		    "<key>WebResourceData</key><data>\n\tPHA+Y2Fm\n\t6Tw= </data>"
		    "<key>WebResourceMIMEType</key><string>text/html</string>"
		    "<key>WebResourceTextEncodingName</key><string>windows-1252</string>"
		    "<key>WebResourceURL</key><string>http://paper.example/?a&amp;b</string></dict>"
		    "<key>WebSubframeArchives</key><array><dict><key>WebMainResource</key><dict>"
		    "<key>WebResourceData</key><data>PHA+ZnJhbWU=</data></dict></dict></array>"
		    "</dict></plist>"),
		1 },
	/* Objects: 0 {1: 2}; 1 "WebMainResource"; 2 {3: 4, 5: 6}; 3 "WebResourceData";
	 * 4 data; 5 "WebResourceURL"; 6 UTF-16 "http:é". */
	{ "binary.webarchive",
		STR("bplist00"
		    "\xd1\x01\x02"
		    "\x5f\x10\x0fWebMainResource"
		    "\xd2\x03\x05\x04\x06"
		    "\x5f\x10\x0fWebResourceData"
		    "\x45<p>hi"
		    "\x5eWebResourceURL"
		    "\x66\0h\0t\0t\0p\0:\0\xe9"
		    "\x08\x0b\x1d\x22\x34\x3a\x49"
		    "\0\0\0\0\0\0\x01\x01\0\0\0\0\0\0\0\x07\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x56"),
		1 },
};

const size_t documents_count = sizeof documents / sizeof *documents;

Str document(const char *name)
{
	for (size_t i = 0; i < documents_count; i++)
		if (strcmp(documents[i].name, name) == 0)
			return documents[i].bytes;
	fprintf(stderr, "%s: no such document\n", name);
	abort();
}
