"""What the problems of documents say: why a file cannot be read, and what was not read in it."""

from brobygger.messages.sentence import Sentence

_OPENING: dict[str, Sentence] = {
    "DOCUMENT-001": Sentence(
        "Filen er tom: der står ingenting i den.",
        "Åbn filen på din egen maskine. Er den også tom dér, så hent den igen, hvor du fik den.",
        "The file is empty: there is nothing in it.",
        "Open the file on your own computer. If it is empty there too, get it again from its "
        "source.",
    ),
    "DOCUMENT-002": Sentence(
        "Filen fylder {megabytes} MB. Grænsen er {most} MB.",
        "Del papiret i flere filer, eller gem det igen med mindre billeder.",
        "The file is {megabytes} MB. The limit is {most} MB.",
        "Split the paper into several files, or save it again with smaller pictures.",
    ),
    "DOCUMENT-003": Sentence(
        "Filen er ikke et papir, der kan læses her. Det, der står i den, ligner hverken PDF, Word, "
        "tekst, Markdown eller HTML.",
        "Åbn filen i det program, den kommer fra, og vælg Gem som PDF. Aflever PDF-filen.",
        "The file is not a paper that can be read here. Its contents look like neither PDF, Word, "
        "text, Markdown nor HTML.",
        "Open the file in the program it comes from and choose Save as PDF. Hand in the PDF file.",
    ),
    "DOCUMENT-004": Sentence(
        "Filen er skrevet i en ældre udgave af Word (.doc), som RTF eller i OpenDocument. Den "
        "slags filer læses ikke.",
        "Åbn filen i Word, vælg Gem som, Word-dokument (.docx), og aflever den nye fil. En PDF kan "
        "også bruges.",
        "The file was written in an older Word (.doc), as RTF or in OpenDocument. Such files are "
        "not read.",
        "Open the file in Word, choose Save as, Word document (.docx), and hand in the new file. A "
        "PDF will do as well.",
    ),
    "DOCUMENT-005": Sentence(
        "Filen er et billede. Billeder kan læses i en kommende version.",
        "Find papiret som PDF med tekst, fx i sagssystemet, og aflever den.",
        "The file is a picture. Pictures can be read in a coming version.",
        "Find the paper as a PDF with text, for example in the case system, and hand that in.",
    ),
    "DOCUMENT-006": Sentence(
        "Filen er pakket: den indeholder andre filer.",
        "Pak den ud, og aflever papirerne. Du kan vælge mange på én gang.",
        "The file is packed: it holds other files.",
        "Unpack it and hand in the papers. You can choose many at once.",
    ),
    "DOCUMENT-007": Sentence(
        "PDF-filen er låst med en adgangskode.",
        "Åbn den med koden, vælg Gem som PDF eller Udskriv til PDF uden kode, og aflever den nye "
        "fil.",
        "The PDF file is locked with a password.",
        "Open it with the password, choose Save as PDF or Print to PDF without one, and hand in "
        "the new file.",
    ),
    "DOCUMENT-008": Sentence(
        "PDF-filen er beskadiget og kan ikke åbnes.",
        "Hent filen igen. Kan du selv åbne den, så vælg Udskriv til PDF, og aflever den nye fil.",
        "The PDF file is damaged and cannot be opened.",
        "Get the file again. If you can open it yourself, choose Print to PDF and hand in the new "
        "file.",
    ),
    "DOCUMENT-009": Sentence(
        "Papiret har {pages} sider. Grænsen er {most} sider.",
        "Del det, og aflever det notat eller bilag, du skal bruge, for sig.",
        "The paper has {pages} pages. The limit is {most} pages.",
        "Split it, and hand in the note or annex you need on its own.",
    ),
    "DOCUMENT-010": Sentence(
        "Filen kræver mere tid eller hukommelse, end et papir må bruge. Læsningen blev stoppet, "
        "og intet er gemt.",
        "Åbn filen, vælg Udskriv til PDF, og aflever den nye fil. Hjælper det ikke, så del "
        "papiret.",
        "The file takes more time or memory than a paper may use. The reading was stopped, and "
        "nothing was saved.",
        "Open the file, choose Print to PDF and hand in the new file. If that does not help, "
        "split the paper.",
    ),
    "DOCUMENT-011": Sentence(
        "Læsningen brød sammen undervejs. Intet er gemt. Filen er sandsynligvis beskadiget.",
        "Åbn filen, vælg Udskriv til PDF, og aflever den nye fil.",
        "The reading broke off on its way. Nothing was saved. The file is probably damaged.",
        "Open the file, choose Print to PDF and hand in the new file.",
    ),
    "DOCUMENT-012": Sentence(
        "Der er en fejl i programmet, så filen ikke kunne læses. Intet er gemt.",
        "Giv fejlens nummer, {id}, til den, der driver programmet. Aflever imens papiret som en "
        "ny PDF-fil.",
        "There is a fault in the program, so the file could not be read. Nothing was saved.",
        "Give the fault's number, {id}, to the people who run the program. Meanwhile, hand in "
        "the paper as a new PDF file.",
    ),
    "DOCUMENT-013": Sentence(
        "Filen er et regneark eller en præsentation, ikke et notat.",
        "Vælg Gem som PDF i det program, filen kommer fra, og aflever PDF-filen.",
        "The file is a spreadsheet or a presentation, not a note.",
        "Choose Save as PDF in the program the file comes from, and hand in the PDF file.",
    ),
    "DOCUMENT-014": Sentence(
        "Filen er en mail. Mails læses ikke, fordi de ofte indeholder personoplysninger.",
        "Gem det papir, der er vedhæftet mailen, og aflever det.",
        "The file is an email. Emails are not read, because they often hold personal data.",
        "Save the paper that is attached to the email, and hand that in.",
    ),
    "DOCUMENT-015": Sentence(
        "Teksten er på {characters} tegn. Grænsen er {most} tegn.",
        "Aflever kun det notat eller bilag, du skal bruge.",
        "The text has {characters} characters. The limit is {most} characters.",
        "Hand in only the note or annex you need.",
    ),
    "DOCUMENT-060": Sentence(
        "Filen fylder mere end {limit}. Så langt er intet papir uden billeder.",
        "Aflever kun det notat eller bilag, du skal bruge.",
        "The file is larger than {limit}. No paper without pictures is that long.",
        "Hand in only the note or annex you need.",
    ),
    "DOCUMENT-061": Sentence(
        "Filens navn siger, at den er tekst, men der står andet end tekst i den.",
        "Åbn filen i det program, den kommer fra, og vælg Gem som PDF. Aflever PDF-filen.",
        "The file's name says that it is text, but it holds something else.",
        "Open the file in the program it comes from and choose Save as PDF. Hand in the PDF file.",
    ),
    "DOCUMENT-062": Sentence(
        "HTML-filen er indlejret dybere, end et papir er. Noget af den ville gå tabt.",
        "Åbn siden i en browser, vælg Udskriv og Gem som PDF, og aflever PDF-filen.",
        "The HTML file is nested deeper than a paper is. Some of it would be lost.",
        "Open the page in a browser, choose Print and Save as PDF, and hand in the PDF file.",
    ),
    "DOCUMENT-070": Sentence(
        "Word-filen er beskadiget eller ikke bygget op, som Word gør det, og kan ikke åbnes.",
        "Hent filen igen. Kan du selv åbne den i Word, så vælg Gem som, Word-dokument (.docx), og "
        "aflever den nye fil.",
        "The Word file is damaged, or not built as Word builds it, and cannot be opened.",
        "Get the file again. If you can open it in Word yourself, choose Save as, Word document "
        "(.docx), and hand in the new file.",
    ),
    "DOCUMENT-071": Sentence(
        "Word-filen er låst med en adgangskode.",
        "Åbn den i Word, vælg Filer, Oplysninger, Beskyt dokument, og fjern koden. Gem, og aflever "
        "den nye fil.",
        "The Word file is locked with a password.",
        "Open it in Word, choose File, Info, Protect Document, and remove the password. Save, and "
        "hand in the new file.",
    ),
    "DOCUMENT-072": Sentence(
        "Word-filen fylder udpakket meget mere, end et papir gør. Den er ikke læst.",
        "Aflever kun det notat eller bilag, du skal bruge, eller vælg Gem som PDF i Word, og "
        "aflever PDF-filen.",
        "Unpacked, the Word file is much larger than a paper. It has not been read.",
        "Hand in only the note or annex you need, or choose Save as PDF in Word and hand in the "
        "PDF file.",
    ),
    "DOCUMENT-073": Sentence(
        "Der er ingen tekst i Word-filen. Måske består den af billeder.",
        "Find papiret som Word eller PDF med tekst, fx i sagssystemet, og aflever den fil.",
        "There is no text in the Word file. It may consist of pictures.",
        "Find the paper as Word or PDF with text, for example in the case system, and hand that "
        "in.",
    ),
}
"""Nothing was read: the file cannot be opened as a paper."""

_READING: dict[str, Sentence] = {
    "DOCUMENT-020": Sentence(
        "Side {pages} er billede uden tekst, og tekstgenkendelse er ikke installeret. Det, der "
        "står der, er ikke læst.",
        "Find papiret som PDF med tekst, eller skriv værdierne af fra billedet af siden. Er "
        "tekstgenkendelse installeret siden, kan siderne læses bagefter.",
        "Page {pages} is a picture without text, and text recognition is not installed. What it "
        "says has not been read.",
        "Find the paper as a PDF with text, or copy the values from the picture of the page. If "
        "text recognition has been installed since, the pages can be read afterwards.",
    ),
    "DOCUMENT-024": Sentence(
        "Side {pages} er billede, og der er ikke læst noget på den. Enten er der ingen ord, eller "
        "papiret har flere scannede sider, end der læses på én gang.",
        "Se siden efter. Står der noget, så læs de ulæste sider bagefter, skriv værdierne af fra "
        "billedet, eller aflever siderne som en fil for sig.",
        "Page {pages} is a picture, and nothing was read on it. Either there are no words, or the "
        "paper has more scanned pages than are read in one go.",
        "Look at the page. If it says something, read the unread pages afterwards, copy the values "
        "from the picture, or hand the pages in as a file of their own.",
    ),
    "DOCUMENT-025": Sentence(
        "Side {pages} er læst fra et billede. Bogstaver og tal kan være læst forkert; et svagt ½ "
        "kan ikke læses.",
        "Se de læste værdier efter mod billedet af siden, før du godkender dem.",
        "Page {pages} was read from a picture. Letters and figures may be misread; a faint ½ "
        "cannot be read.",
        "Check the values against the picture of the page before you accept them.",
    ),
    "DOCUMENT-103": Sentence(
        "Filens egne bogstaver på side {pages} er fra en scanner, der var sat til et andet sprog "
        "end dansk. Siderne er læst forfra fra billedet i stedet.",
        "Se de læste værdier efter mod billedet af siden, før du godkender dem.",
        "The file's own letters on page {pages} come from a scanner that was set to another "
        "language than Danish. The pages were read anew from the picture instead.",
        "Check the values against the picture of the page before you accept them.",
    ),
    "DOCUMENT-104": Sentence(
        "Filens egne bogstaver på side {pages} er fra en scanner, der var sat til et andet sprog "
        "end dansk, og billedet under dem er ikke læst.",
        "Den, der driver serveren, kan installere tekstgenkendelse med make ocr. Så kan siderne "
        "læses forfra fra billedet, og alt, du har sagt om papiret, bliver stående.",
        "The file's own letters on page {pages} come from a scanner that was set to another "
        "language than Danish, and the picture under them has not been read.",
        "Whoever runs the server can install text recognition with make ocr. Then the pages can "
        "be read anew from the picture, and all that you have said of the paper stays.",
    ),
    "DOCUMENT-089": Sentence(
        "{value}: Du har sagt {said}. Siden er læst nu, og der læses {read}.",
        "Se på siden. Dit svar gælder, til du retter det.",
        "{value}: You said {said}. The page has been read since, and it reads {read}.",
        "Look at the page. Your answer holds until you correct it.",
    ),
    "DOCUMENT-095": Sentence(
        "Der er ingen ord i papiret. Enten er det tomt, eller det, der står i det, er tegnet som "
        "streger, udfyldt i felter eller beskadiget.",
        "Åbn filen. Står der noget, så vælg Udskriv til PDF, og aflever den nye fil. Ellers hent "
        "papiret igen, hvor du fik det.",
        "There are no words in the paper. Either it is empty, or what it says is drawn as lines, "
        "filled into fields or damaged.",
        "Open the file. If it says something, choose Print to PDF and hand in the new file. "
        "Otherwise get the paper again from its source.",
    ),
    "DOCUMENT-096": Sentence(
        "Der er ingen ord på side {pages}.",
        "Åbn papiret, og se, om siden også er tom dér. Står der noget, så vælg Udskriv til PDF, og "
        "aflever den nye fil.",
        "There are no words on page {pages}.",
        "Open the paper and see whether the page is empty there too. If it says something, choose "
        "Print to PDF and hand in the new file.",
    ),
    "DOCUMENT-021": Sentence(
        "Papiret ligner hverken et budgetnotat eller et bilag med anbefalinger, så ingen værdier "
        "er læst ud af det.",
        "Er det alligevel et af dem, så se, om papirets overskrifter er som i skabelonen. Ellers "
        "kan papiret kun gemmes og vises.",
        "The paper looks like neither a budget note nor an annex with recommendations, so no "
        "values were read from it.",
        "If it is one of them after all, check that its headings are those of the template. "
        "Otherwise the paper can only be kept and shown.",
    ),
    "DOCUMENT-022": Sentence(
        "Kun {share} af 1.000 bogstaver er æ, ø eller å; i dansk tekst er det 20-30. "
        "Papiret er sandsynligvis skannet med et forkert sprog, så mange ord er læst forkert.",
        "Find papiret som PDF med rigtig tekst, eller skan det igen med dansk tekstgenkendelse. "
        "Stol ikke på ord og tal herfra uden at se efter.",
        "Only {share} of 1,000 letters are æ, ø or å; Danish text has 20-30. The paper "
        "was probably scanned with the wrong language, so many words are wrong.",
        "Find the paper as a PDF with real text, or scan it again with Danish text recognition. "
        "Do not rely on words and figures from it without looking.",
    ),
    "DOCUMENT-100": Sentence(
        "På side {page} er der sat noget ind i et felt eller en tekstboks, og det kan ikke læses. "
        "Det mangler i værdierne.",
        "Åbn filen, vælg Udskriv til PDF, og aflever den nye fil. Ellers skriv det af i "
        "gennemgangen.",
        "Something was put into a field or a text box on page {page}, and it cannot be read. "
        "It is missing from the values.",
        "Open the file, choose Print to PDF and hand in the new file. Otherwise copy it in the "
        "review.",
    ),
    "DOCUMENT-097": Sentence(
        "Ord, der er læst uden æ, ø og å, kan rettes op, men den danske ordbog er ikke installeret "
        "her. Ordene står, som de er læst.",
        "Den, der driver serveren, kan installere ordbogen med make repair. Læg så papiret ind "
        "igen. Uden den kan du rette værdierne i hånden.",
        "Words that were read without æ, ø and å can be repaired, but the Danish dictionary is not "
        "installed here. The words stand as they were read.",
        "Whoever runs the server can install the dictionary with make repair. Then hand the paper "
        "in again. Without it you can correct the values by hand.",
    ),
    "DOCUMENT-098": Sentence(
        "{repaired} ord er rettet op, fordi papiret er læst uden æ, ø og å; {ambiguous} ord kan "
        "læses på to måder og står, som de er læst. Tal, koder og navne er ikke rørt.",
        "Ord, der er rettet op, er prikket understreget, og ord, der kan læses på to måder, er "
        "understreget med en bølge. Under værdien står, hvad der står i papiret.",
        "{repaired} words were repaired because the paper was read without æ, ø and å; {ambiguous} "
        "words can be read in two ways and stand as they were read. Figures, codes and names are "
        "untouched.",
        "Repaired words have a dotted underline, and words that can be read in two ways a wavy "
        "one. Below the value stands what the paper says.",
    ),
    "DOCUMENT-099": Sentence(
        "Papiret har så mange fejllæste ord, at ikke alle er set efter i ordbogen. De øvrige står, "
        "som de er læst.",
        "Del papiret i mindre filer, eller find det som PDF med rigtig tekst.",
        "The paper has so many misread words that not all were looked up in the dictionary. The "
        "others stand as they were read.",
        "Divide the paper into smaller files, or find it as a PDF with real text.",
    ),
    "DOCUMENT-023": Sentence(
        "Filen hedder “{name}”, men er ikke det, navnet siger. Den er læst som det, den er.",
        "Se efter, at det er den rigtige fil.",
        "The file is called “{name}” but is not what its name says. It was read as what it is.",
        "Check that it is the right file.",
    ),
    "DOCUMENT-074": Sentence(
        "Papiret har rettelser, der hverken er accepteret eller afvist i Word: {inserted} "
        "tilføjet, {deleted} slettet, {moved} flyttet. Det er læst, som om alle er accepteret.",
        "Spørg forfatteren, om rettelserne gælder. Accepter eller afvis dem i Word, og aflever "
        "filen igen, hvis de ikke gør.",
        "The paper has changes that are neither accepted nor rejected in Word: {inserted} "
        "inserted, {deleted} deleted, {moved} moved. It was read as if all were accepted.",
        "Ask the author whether the changes hold. Accept or reject them in Word, and hand the "
        "file in again if they do not.",
    ),
    "DOCUMENT-075": Sentence(
        "Et tal er rettet, uden at rettelsen er accepteret: “{before}” er blevet til “{after}”. "
        "Det nye er læst.",
        "Spørg forfatteren, hvilket der gælder, før du godkender værdien.",
        "A figure was changed and the change is not accepted: “{before}” has become “{after}”. The "
        "new one was read.",
        "Ask the author which one holds before you accept the value.",
    ),
    "DOCUMENT-076": Sentence(
        "Der står kommentarer i papirets margen ({count}). De er ikke læst som en del af papiret.",
        "Åbn papiret i Word, og se, om kommentarerne sætter spørgsmålstegn ved noget, du "
        "godkender.",
        "There are comments in the paper's margin ({count}). They were not read as part of the "
        "paper.",
        "Open the paper in Word and see whether the comments question anything you accept.",
    ),
    "DOCUMENT-077": Sentence(
        "Felter, der skulle udfyldes i Word, er ikke udfyldt ({count}). De er læst som tomme.",
        "Se efter, om oplysningen mangler, og spørg forfatteren.",
        "Fields to be filled in with Word have not been filled in ({count}). They were read as "
        "empty.",
        "Check whether the information is missing, and ask the author.",
    ),
    "DOCUMENT-078": Sentence(
        "Der er billeder i papiret ({count}). Det, der står på dem, er ikke læst.",
        "Åbn filen, og se, om et billede viser tekst eller tal, du skal bruge.",
        "There are pictures in the paper ({count}). What they show has not been read.",
        "Open the file and see whether a picture shows text or figures that you need.",
    ),
    "DOCUMENT-079": Sentence(
        "Der er et indsat regneark, diagram eller dokument i papiret ({count}). Det, der står i "
        "det, er ikke læst.",
        "Åbn filen, og skriv de tal af, du skal bruge, eller gem papiret som PDF, og aflever "
        "PDF-filen.",
        "There is an embedded sheet, chart or document in the paper ({count}). What it says has "
        "not been read.",
        "Open the file and copy the figures you need, or save the paper as PDF and hand in the PDF "
        "file.",
    ),
    "DOCUMENT-080": Sentence(
        "“{words}” er streget over i papiret, men er læst med.",
        "Spørg forfatteren, om det overstregede stadig gælder.",
        "“{words}” is crossed out in the paper but was read all the same.",
        "Ask the author whether what is crossed out still holds.",
    ),
}
"""The paper was read, but not all of it, or not well."""

SENTENCES: dict[str, Sentence] = {**_OPENING, **_READING}
