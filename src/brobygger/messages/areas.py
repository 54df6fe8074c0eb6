"""What is said of lists of areas, of scores, and of a decision that cannot be closed yet."""

from brobygger.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "AREA-001": Sentence(
        "Listen over {kind} af {day} er der allerede, og den nye er ikke magen til.",
        "Lister bliver stående, som de blev offentliggjort. Se efter, om dato og slags er rigtige.",
        "The list ({kind}) of {day} is already there, and the new one is not the same.",
        "Lists stay as they were published. Check whether its date and kind are right.",
    ),
    "AREA-002": Sentence(
        "Koden {code} står to gange på listen, anden gang ved {name}.",
        "Giv hvert område på listen sin egen kode.",
        "The code {code} is on the list twice, the second time at {name}.",
        "Give each area on the list a code of its own.",
    ),
    "AREA-003": Sentence(
        "{area}: »{raw}« kan ikke læses som et tal for {column_da}.",
        "Skriv tallet, som listen har det, fx 1.034 eller 32,4, eller lad feltet stå tomt.",
        "{area}: “{raw}” cannot be read as a figure for {column_en}.",
        "Enter the figure as the list has it, such as 1.034 or 32,4, or leave the field empty.",
    ),
    "AREA-004": Sentence(
        "Rækken mangler områdets kode eller navn.",
        "Skriv begge dele, som listen har dem.",
        "The row lacks the code or the name of the area.",
        "Enter both as the list has them.",
    ),
    "AREA-005": Sentence(
        "Listen af {day} kalder {area} {kind}, men tallene giver det ikke efter {section}: {held} "
        "af {of} kriterier er opfyldt (mindst {needed} skal være det), påkrævet men ikke opfyldt: "
        "{failed_da}, beboere: {residents} (mindst {least}).",
        "Se efter tastefejl og afrunding, og om ministeren har godkendt en opdeling. Listen rettes "
        "ikke.",
        "The list of {day} calls {area} {kind}, but the figures do not give that by {section}: "
        "{held} of {of} criteria hold (at least {needed} must), required but not met: {failed_en}, "
        "residents: {residents} (at least {least}).",
        "Look for typing errors and rounding, and whether the minister has approved a split. The "
        "list is not corrected.",
    ),
    "AREA-006": Sentence(
        "{area} står ikke på listen over {kind} af {day}, men tallene giver det efter {section}: "
        "{held} af {of} kriterier er opfyldt (mindst {needed} skal være det), påkrævet men ikke "
        "opfyldt: {failed_da}, beboere: {residents} (mindst {least}).",
        "Se efter tastefejl og afrunding, og om listen mangler en række. Listen rettes ikke.",
        "{area} is not on the list ({kind}) of {day}, but the figures give that by {section}: "
        "{held} of {of} criteria hold (at least {needed} must), required but not met: {failed_en}, "
        "residents: {residents} (at least {least}).",
        "Look for typing errors and rounding, and whether the list lacks a row. The list is not "
        "corrected.",
    ),
    "AREA-007": Sentence(
        "Der er ingen tærskler for lister over {kind} af {day}, så {area} er ikke holdt op mod "
        "loven.",
        "Indtast reglen med den dato, den gjaldt fra, hvis listen skal kunne efterprøves.",
        "There are no thresholds for lists ({kind}) of {day}, so {area} was not held against the "
        "law.",
        "Enter the rule with the date it held from, if the list is to be checked.",
    ),
    "AREA-008": Sentence(
        "Feltet ligner et personnummer fra tegn {start} til {end} og er ikke taget med.",
        "Fjern tallene. Der skrives om steder og organisationer, aldrig om personer.",
        "The field looks like a person number from character {start} to {end} and was left out.",
        "Remove the digits. Texts are about places and organisations, never about persons.",
    ),
    "AREA-009": Sentence(
        "Det kan ikke afgøres efter {section}, om {area} er {kind} ({day}). Der mangler: "
        "{missing_da}.",
        "Indtast tallene, hvis de findes. Et tal, der mangler, tæller hverken for eller imod.",
        "It cannot be decided by {section} whether {area} is {kind} ({day}). Missing: "
        "{missing_en}.",
        "Enter the figures if they exist. A figure that is missing counts neither for nor against.",
    ),
    "AREA-010": Sentence(
        "{scorer} har ikke skrevet, hvad scoren for {area} på »{criterion}« bygger på.",
        "Skriv kilden: et møde, en rapport, en aftale.",
        "{scorer} has not stated what the score of {area} on “{criterion}” rests on.",
        "State the source: a meeting, a report, an agreement.",
    ),
    "AREA-011": Sentence(
        "{scorer} har givet {area} {level} på »{criterion}«. Det tæller ikke.",
        "Brug et helt trin fra 0 til 4, eller et spænd med det laveste trin først.",
        "{scorer} has given {area} {level} on “{criterion}”. That does not count.",
        "Use a whole level from 0 to 4, or a span with the lowest level first.",
    ),
    "AREA-012": Sentence(
        "{scorer} har scoret {area} to gange på »{criterion}«: {first} og {second}.",
        "Behold den score, der gælder. Indtil da regnes med begge.",
        "{scorer} has scored {area} twice on “{criterion}”: {first} and {second}.",
        "Keep the score that counts. Until then both are taken into account.",
    ),
    "AREA-013": Sentence(
        "Der er nedlagt veto mod {area} uden en begrundelse. Det gælder ikke.",
        "Skriv, hvorfor området ikke kan vælges.",
        "There is a veto against {area} without a reason. It does not count.",
        "State why the area cannot be chosen.",
    ),
    "AREA-014": Sentence(
        "{area} er valgt, men der er veto mod det: {reason}",
        "Vælg et andet område, eller ophæv vetoet med en grund.",
        "{area} is chosen, but there is a veto against it: {reason}",
        "Choose another area, or lift the veto with a reason.",
    ),
    "AREA-015": Sentence(
        "Der er ikke valgt et område, som er kandidat.",
        "Vælg et af de områder, der er scoret.",
        "No area that is a candidate has been chosen.",
        "Choose one of the areas that were scored.",
    ),
    "AREA-016": Sentence(
        "Beslutningen har ingen begrundelse.",
        "Skriv i et par linjer, hvorfor netop dette område er valgt.",
        "The decision has no reason.",
        "State in a few lines why this very area was chosen.",
    ),
    "AREA-017": Sentence(
        "Der står intet om inhabilitet.",
        "Skriv, hvem der har forladt lokalet, eller at ingen er inhabile.",
        "Nothing is said about conflicts of interest.",
        "State who left the room, or that nobody had to.",
    ),
    "AREA-018": Sentence(
        "Det fremgår ikke, hvem der har besluttet.",
        "Skriv udvalget, og den forvaltning, der har indstillet.",
        "It is not stated who decided.",
        "Enter the committee, and the administration that proposed it.",
    ),
    "AREA-019": Sentence(
        "Der er ingen henvisning til et referat.",
        "Skriv mødets dato og punkt, eller sagsnummeret.",
        "There is no reference to minutes.",
        "Enter the date and item of the meeting, or the case number.",
    ),
    "AREA-020": Sentence(
        "Beslutningen har ingen dato.",
        "Skriv den dag, beslutningen blev taget.",
        "The decision has no date.",
        "Enter the day on which the decision was taken.",
    ),
    "AREA-021": Sentence(
        "{area} er valgt, men scorerne sætter {first} foran. Afvigelsen er ikke forklaret.",
        "Skriv, hvad der vejer tungere end scorerne. Det er lovligt at afvige, men ikke at tie.",
        "{area} is chosen, but the scores put {first} ahead. The deviation is not explained.",
        "State what weighs more than the scores. One may deviate, but not in silence.",
    ),
    "AREA-022": Sentence(
        "Filen er ikke en GeoJSON-samling (FeatureCollection), eller den er tom.",
        "Gem kortlaget som GeoJSON i det program, det kommer fra, og prøv med den fil.",
        "The file is no GeoJSON collection (FeatureCollection), or it is empty.",
        "Save the layer as GeoJSON in the program it comes from, and use that file.",
    ),
    "AREA-023": Sentence(
        "Omridset af nr. {area} i filen er ikke en flade (Polygon eller MultiPolygon).",
        "Ret omridset i kortprogrammet, eller slet det: området kan være på listen uden.",
        "The outline of no. {area} in the file is no surface (Polygon or MultiPolygon).",
        "Correct the outline in the map program, or delete it: the area can be listed without.",
    ),
    "AREA-024": Sentence(
        "Omridset af nr. {area} i filen har {points} punkter. Grænsen er {most}.",
        "Forenkl omridset i kortprogrammet.",
        "The outline of no. {area} in the file has {points} points. The limit is {most}.",
        "Simplify the outline in the map program.",
    ),
    "AREA-025": Sentence(
        "Omridset i linje {line} kan ikke læses som en flade (GeoJSON med Polygon eller"
        " MultiPolygon og højst {most} punkter). Området tages ind uden.",
        "Ret cellen i filen, eller lad den stå tom.",
        "The outline in line {line} cannot be read as a surface (GeoJSON with a Polygon or"
        " MultiPolygon and at most {most} points). The area is taken in without it.",
        "Correct the cell in the file, or leave it empty.",
    ),
    "AREA-026": Sentence(
        "Filen holder tegn, der ikke er tekst, eller den er ikke gemt i tegnsættet UTF-8.",
        "Gem kortlaget som GeoJSON i UTF-8 i det program, det kommer fra, og prøv med den fil.",
        "The file holds signs that are no text, or it is not saved in UTF-8.",
        "Save the layer as GeoJSON in UTF-8 in the program it comes from, and use that file.",
    ),
    "AREA-041": Sentence(
        "»{raw}« i kolonnen {column} er ikke et trin. Scoren er ikke læst.",
        "Skriv et helt tal fra 0 til 4. Er trinnet et spænd, så brug low og high.",
        "“{raw}” in the column {column} is no level. The score was not read.",
        "Enter a whole number from 0 to 4. For a span of levels use low and high.",
    ),
    "AREA-042": Sentence(
        "{path}: »{raw}« er ikke et af filens kriterier. Scoren er ikke regnet med.",
        "Ret navnet, eller beskriv kriteriet under criteria.",
        "{path}: “{raw}” is none of the criteria of the file. The score is not counted.",
        "Correct the name, or describe the criterion under criteria.",
    ),
    "AREA-043": Sentence(
        "{path}: »{raw}« er ikke en af filens kandidater og er ikke regnet med.",
        "Ret navnet, eller sæt området på listen candidates.",
        "{path}: “{raw}” is none of the candidates of the file and is not counted.",
        "Correct the name, or put the area on the list candidates.",
    ),
    "AREA-044": Sentence(
        "»{raw}« i kolonnen {column} er ikke en runde. Scoren er ikke læst.",
        "Skriv apart (hver for sig) eller together (sammen), eller lad feltet stå tomt.",
        "“{raw}” in the column {column} is no round. The score was not read.",
        "Enter apart or together, or leave the cell empty.",
    ),
    "AREA-045": Sentence(
        "Kriteriet {criterion} har ingen tekst til trinnene 0-4.",
        "Brug JSON, og skriv, hvad hvert trin betyder, så alle mener det samme med et 3-tal.",
        "The criterion {criterion} has no text for the levels 0-4.",
        "Use JSON and state what each level means, so that all mean the same by a 3.",
    ),
    "AREA-046": Sentence(
        "Rækkefølgen {given} nævner ikke hvert kriterium én gang.",
        "Skriv dem alle, det vigtigste først: {criteria}.",
        "The order {given} does not name each criterion once.",
        "Name them all, the most important first: {criteria}.",
    ),
    "AREA-047": Sentence(
        "Vægtene ({given}) gælder ikke hvert kriterium.",
        "Giv hvert af dem en vægt fra 0, og mindst ét over 0: {criteria}.",
        "The weights ({given}) do not weigh each criterion.",
        "Give each of them a weight from 0, and at least one above 0: {criteria}.",
    ),
    "AREA-048": Sentence(
        "Filen nævner ingen områder.",
        "Skriv mindst ét område, der kan vælges.",
        "The file names no area.",
        "Enter at least one area that can be chosen.",
    ),
    "AREA-049": Sentence(
        "PROMETHEE er ikke regnet ud: {count} felter har ikke ét trin ({cells}).",
        "Bliv enige om trinnene, eller udfyld de felter, ingen har scoret.",
        "PROMETHEE was not computed: {count} cells do not have one level ({cells}).",
        "Agree on the levels, or fill in the cells that nobody has scored.",
    ),
    "AREA-053": Sentence(
        "Filen har {areas} områder og {criteria} kriterier, men der kan højst regnes på "
        "{most_areas} områder og {most_criteria} kriterier.",
        "Tag kun de områder med, der kan vælges, og slå kriterier sammen.",
        "The file has {areas} areas and {criteria} criteria, but at most {most_areas} areas and "
        "{most_criteria} criteria can be answered for.",
        "Keep the areas that can be chosen only, and merge criteria.",
    ),
    "AREA-050": Sentence(
        "PROMETHEE er ikke regnet ud: der er ikke to områder at sammenligne.",
        "Metoden kræver mindst to områder uden veto.",
        "PROMETHEE was not computed: there are no two areas to compare.",
        "The method needs at least two areas without a veto.",
    ),
    "AREA-051": Sentence(
        "Der er intet valg med nummer {choice} i databasen. Der er: {known}.",
        "Vælg et af dem: --database NUMMER.",
        "There is no choice number {choice} in the database. There are: {known}.",
        "Choose one of them: --database NUMBER.",
    ),
    "AREA-052": Sentence(
        "Databasen har ikke ét valg af område, men {count}: {known}.",
        "Begynd et valg på skærmen, eller vælg et af dem: --database NUMMER.",
        "The database does not have one choice of an area but {count}: {known}.",
        "Begin a choice on the screen, or choose one of them: --database NUMBER.",
    ),
}
