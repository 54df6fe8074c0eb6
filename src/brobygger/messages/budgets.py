"""What the problems of budget notes say. Amounts stand in the table's own unit, as printed."""

from brobygger.messages.sentence import Sentence

_TABLES: dict[str, Sentence] = {
    "BUDGET-001": Sentence(
        "{table}, rækken “{label}”: I alt er {printed}, men årene giver {sum} ({unit}).",
        "Ret det år eller den sum, der er forkert, eller behold tallet med en bemærkning.",
        "{table}, row “{label}”: the total is {printed}, but the years add up to {sum} ({unit}).",
        "Correct the year or the total that is wrong, or keep the figure with a remark.",
    ),
    "BUDGET-002": Sentence(
        "{table}, {column}: “{label}” er {printed}, men rækkerne giver {sum} ({unit}).",
        "Ret den række eller den sum, der er forkert, eller behold tallet med en bemærkning.",
        "{table}, {column}: “{label}” is {printed}, but the rows add up to {sum} ({unit}).",
        "Correct the row or the total that is wrong, or keep the figure with a remark.",
    ),
    "BUDGET-003": Sentence(
        "{table}: summen af det hele, “{label}”, er {printed}. Lagt sammen den ene vej giver "
        "den {sum} ({unit}).",
        "Læg sammen både hen ad årene og ned ad rækkerne, og ret det tal, der er forkert.",
        "{table}: the grand total, “{label}”, is {printed}. Added up one of the two ways it is "
        "{sum} ({unit}).",
        "Add up both along the years and down the rows, and correct the figure that is wrong.",
    ),
    "BUDGET-004": Sentence(
        "“{label}”, {column}: {table} siger {first}, men {other} siger {second} ({unit}).",
        "Find ud af, hvilken tabel der er rigtig, og skriv det samme i begge.",
        "“{label}”, {column}: {table} says {first}, but {other} says {second} ({unit}).",
        "Find out which table is right, and write the same in both.",
    ),
    "BUDGET-005": Sentence(
        "Teksten siger {raw} om året ({annual} kr.), men {table} har et andet beløb: {years} kr.",
        "Ret teksten eller tabellen, så de siger det samme i hvert år.",
        "The text says {raw} a year (DKK {annual}), but {table} has another amount: DKK {years}.",
        "Correct the text or the table, so that they say the same in each year.",
    ),
    "BUDGET-006": Sentence(
        "Teksten siger {period}, men {table} har årene {years}.",
        "Ret perioden i teksten eller årene i tabellen.",
        "The text says {period}, but {table} has the years {years}.",
        "Correct the period in the text or the years in the table.",
    ),
    "BUDGET-007": Sentence(
        "{table} er i {first}, men {other} er i {second}. Beløb i forskelligt pris- og lønniveau "
        "kan ikke lægges sammen eller sammenlignes.",
        "Skriv begge tabeller i samme pris- og lønniveau.",
        "{table} is in {first}, but {other} is in {second}. Amounts in different price and wage "
        "levels cannot be added or compared.",
        "Write both tables in the same price and wage level.",
    ),
    "BUDGET-008": Sentence(
        "{table}, “{label}”: {amount} kr. til {fte} er {cost} kr. pr. årsværk. Det ligger uden "
        "for {low}-{high} kr.",
        "Se efter, om antallet af årsværk eller beløbet er læst eller skrevet forkert. Er begge "
        "rigtige, så behold dem.",
        "{table}, “{label}”: DKK {amount} for {fte} is DKK {cost} per full-time equivalent. That "
        "is outside DKK {low}-{high}.",
        "Check whether the number of full-time equivalents or the amount was misread or "
        "miswritten. If both are right, keep them.",
    ),
    "BUDGET-009": Sentence(
        "{table}, “{label}”: {raw} passer ikke med indtægt/udgift ({sign}). Udgifter (U) skrives "
        "uden minus, indtægter (I) med minus.",
        "Afgør, om rækken er en udgift eller en indtægt, og ret fortegn eller bogstav.",
        "{table}, “{label}”: {raw} does not fit income/expenditure ({sign}). Expenditure (U) is "
        "written without a minus, income (I) with one.",
        "Decide whether the row is expenditure or income, and correct the sign or the letter.",
    ),
    "BUDGET-010": Sentence(
        "{table}: “{label}” er lagt sammen over tomme felter ({rows}; {columns}). Et tomt felt "
        "betyder “ikke oplyst”, ikke 0.",
        "Skriv 0 eller beløbet i de tomme felter.",
        "{table}: “{label}” is a sum over empty cells ({rows}; {columns}). An empty cell means "
        "“not stated”, not 0.",
        "Write 0 or the amount in the empty cells.",
    ),
    "BUDGET-011": Sentence(
        "Tidligere afsatte midler ({amounts}) er i løbende priser, mens notatet har flere "
        "prisniveauer: {bases}.",
        "Læg dem ikke sammen med beløbene i de andre tabeller. Der er intet at rette.",
        "Previously allocated funds ({amounts}) are in current prices, while the note holds "
        "several price levels: {bases}.",
        "Do not add them to the amounts of the other tables. There is nothing to correct.",
    ),
    "BUDGET-012": Sentence(
        "Antallet af årsværk er læst forskelligt i notatet: {readings}. Her står “{raw}”.",
        "Se i papiret, hvad der står, og skriv tallet. Det samme tal skal stå alle steder.",
        "The number of full-time equivalents is read differently in the note: {readings}. Here "
        "it says “{raw}”.",
        "See what the paper says and enter the figure. The same figure belongs in all places.",
    ),
    "BUDGET-013": Sentence(
        "“{label}”, {column}: {table} siger {first}, men {other} giver tilsammen {second} "
        "({unit}).",
        "Find den tabel, der mangler en linje eller har et forkert beløb.",
        "“{label}”, {column}: {table} says {first}, but {other} add up to {second} ({unit}).",
        "Find the table that lacks a line or has a wrong amount.",
    ),
    "BUDGET-014": Sentence(
        "{table}, “{label}” {column}: {printed} er trykt, men tallene giver {sum} ({unit}). "
        "Forskellen kan skyldes, at tabellen er afrundet.",
        "Der er intet at rette, hvis tallene er afrundede. Tallet ændres ikke her.",
        "{table}, “{label}” {column}: {printed} is printed, but the figures add up to {sum} "
        "({unit}). The difference may come from the table's rounding.",
        "There is nothing to correct if the figures are rounded. The figure is not changed here.",
    ),
    "BUDGET-015": Sentence(
        "{table}, “{label}”: rækken har {cells} beløb ({raw}), men tabellens hoved har {heads} "
        "år. Derfor vides det ikke, hvilket år hvert beløb hører til. Forslag: {suggestion}.",
        "Se i papiret, hvilket år hvert beløb står under, og vælg det. Intet år er valgt for dig.",
        "{table}, “{label}”: the row has {cells} amounts ({raw}), but the table's head has "
        "{heads} years. So it is not known which year each amount belongs to. Suggestion: "
        "{suggestion}.",
        "See in the paper which year each amount stands under, and choose it. No year has been "
        "chosen for you.",
    ),
    "BUDGET-016": Sentence(
        "{table}, “{label}”: “{raw}” kan ikke læses som et beløb.",
        "Se i papiret, hvad der står, og skriv beløbet. Intet tal er gættet.",
        "{table}, “{label}”: “{raw}” cannot be read as an amount.",
        "See what the paper says, and enter the amount. No figure has been guessed.",
    ),
    "BUDGET-029": Sentence(
        "{table} siger ikke både enhed og pris- og lønniveau. Der står {first}.",
        "Skriv fx “1.000 kr., 2024 p/l” øverst til venstre i tabellen.",
        "{table} does not state both its unit and its price and wage level. It says {first}.",
        "Write for example “1.000 kr., 2024 p/l” in the table's top left cell.",
    ),
    "BUDGET-031": Sentence(
        "{table} mangler eller har ingen rækker, der kan læses. Der står: “{raw}”.",
        "Indsæt tabellen, eller skriv beløbene ind i hånden.",
        "{table} is missing or has no rows that can be read. It says: “{raw}”.",
        "Insert the table, or enter the amounts by hand.",
    ),
    "BUDGET-032": Sentence(
        "Linjen “{label}” står i {table}, men ikke i {other}.",
        "De tabeller skal have samme linjer. Tilføj linjen, eller ret dens navn.",
        "The line “{label}” stands in {table}, but not in {other}.",
        "These tables should have the same lines. Add the line, or correct its name.",
    ),
    "BUDGET-035": Sentence(
        "{table} mangler en sum under beløbene (kolonne: {columns}). Sidste linje er “{raw}”. "
        "Uden sum kan det ikke ses, om en række er faldet ud.",
        "Se i papiret, om linjen “i alt” mangler eller er læst forkert, og skriv summen.",
        "{table} lacks a total below its amounts (column: {columns}). The last line is “{raw}”. "
        "Without a total nobody can see whether a row was lost.",
        "See in the paper whether the line “i alt” is missing or was misread, and enter the total.",
    ),
    "BUDGET-036": Sentence(
        "Årene i {table} følger ikke efter hinanden: {years}.",
        "Se i papiret, hvilke år der står over kolonnerne, og ret dem.",
        "The years of {table} do not follow each other: {years}.",
        "See in the paper which years stand above the columns, and correct them.",
    ),
    "BUDGET-037": Sentence(
        "{table} har årene {first}, men {other} har årene {second}.",
        "Find ud af, hvilke år der gælder, og ret den anden tabel.",
        "{table} has the years {first}, but {other} has the years {second}.",
        "Find out which years apply, and correct the other table.",
    ),
    "BUDGET-038": Sentence(
        "Tidligere afsatte midler ({raw}) står i {base}. De skal stå i løbende p/l.",
        "Se i papiret, hvilket pris- og lønniveau der gælder, og ret tabellens hoved.",
        "Previously allocated funds ({raw}) are given in {base}. They belong in current prices.",
        "See in the paper which price and wage level applies, and correct the table's head.",
    ),
    "BUDGET-039": Sentence(
        "Her står tal, der ligner en tabel, men de kan ikke læses som en: “{raw}”.",
        "Se i papiret, hvilken tabel tallene hører til, og skriv beløbene ind i hånden.",
        "Figures stand here that look like a table, but cannot be read as one: “{raw}”.",
        "See in the paper which table the figures belong to, and enter the amounts by hand.",
    ),
}

_BOXES: dict[str, Sentence] = {
    "BUDGET-017": Sentence(
        "Kassen Kategorisering mangler i papiret.",
        "Find notatet med kassen, eller kryds selv af. Uden kassen er intet krydset af.",
        "The box Kategorisering is missing from the paper.",
        "Find the note with the box, or tick for yourself. Without the box nothing is ticked.",
    ),
    "BUDGET-018": Sentence(
        "{count} af {all} felter kan ikke læses som krydset af eller tomme: {labels}.",
        "Se i papiret, hvad der er krydset af. Et felt, der ikke kan læses, regnes ikke for tomt.",
        "{count} of {all} boxes cannot be read as ticked or empty: {labels}.",
        "See in the paper what is ticked. A box that cannot be read does not count as empty.",
    ),
    "BUDGET-019": Sentence(
        "“{label}” har {count} felter. Der står: {raw}.",
        "Afgør, hvilket felt der gælder, og fjern det andet i papiret.",
        "“{label}” has {count} boxes. It says: {raw}.",
        "Decide which box counts, and remove the other from the paper.",
    ),
    "BUDGET-020": Sentence(
        "Ingen af de {count} felter under Bydel er krydset af.",
        "Kryds en bydel, Bydækkende eller Udenbys af, eller skriv, hvornår stedet vælges.",
        "None of the {count} boxes under Bydel is ticked.",
        "Tick a district, Bydækkende or Udenbys, or write when the place will be chosen.",
    ),
}

_WORDS: dict[str, Sentence] = {
    "BUDGET-021": Sentence(
        "“{raw}” er mere end 100 pct. Måske er en fodnotes nummer læst med: {suggestion}",
        "Se i papiret, hvad der står, og ret tallet.",
        "“{raw}” is more than 100 per cent. Perhaps the number of a footnote was read with it: "
        "{suggestion}",
        "See what the paper says, and correct the figure.",
    ),
    "BUDGET-022": Sentence(
        "Fodnoterne har huller: {lost} mangler, {found} er fundet.",
        "Se i papiret, om en fodnote er faldet ud, eller om numrene er forkerte.",
        "The footnotes have gaps: {lost} missing, {found} found.",
        "See in the paper whether a footnote was lost or the numbers are wrong.",
    ),
    "BUDGET-023": Sentence(
        "Stedet er beskrevet med {count} ord, der betyder forskellige områder: {quotes}.",
        "Skriv det samme sted alle steder, eller forklar, hvordan det ene ligger i det andet.",
        "The place is described in {count} terms that mean different areas: {quotes}.",
        "Name the same place throughout, or explain how the one lies within the other.",
    ),
    "BUDGET-024": Sentence(
        "Bag målet “{goal}” står {count} forskellige grupper af mennesker: {quotes}.",
        "Skriv, hvilken gruppe målet handler om, og brug tal for den gruppe.",
        "Behind the goal “{goal}” stand {count} different groups of people: {quotes}.",
        "Say which group the goal is about, and use figures for that group.",
    ),
    "BUDGET-025": Sentence(
        "“{value}” står ikke på listen over kendte koder. Kendte er: {known}.",
        "Ret koden, hvis den er læst eller skrevet forkert. Er den ny, så bed om at få den på "
        "listen.",
        "“{value}” is not on the list of known codes. Known are: {known}.",
        "Correct the code if it was misread or miswritten. If it is new, ask to have it put on "
        "the list.",
    ),
    "BUDGET-026": Sentence(
        "{count} ord har tegn eller tal inde i sig, fx {examples}. De er læst forkert.",
        "Læs teksten ved siden af papiret, før du bruger den.",
        "{count} words have signs or digits inside them, for example {examples}. They were "
        "misread.",
        "Read the text beside the paper before you use it.",
    ),
    "BUDGET-027": Sentence(
        "Disse afsnit fra skabelonen blev ikke fundet: {headings}.",
        "Se, om de mangler i papiret, eller om overskriften hedder noget andet.",
        "These sections of the template were not found: {headings}.",
        "See whether they are missing from the paper, or whether the heading has another name.",
    ),
    "BUDGET-028": Sentence(
        "“{raw}” foran “{unit}” er ikke et tal.",
        "Se i papiret, hvad der står, og skriv tallet.",
        "“{raw}” before “{unit}” is not a number.",
        "See what the paper says, and enter the number.",
    ),
    "BUDGET-030": Sentence(
        "Notatets kode kan ikke læses. Der står: {raw}.",
        "Skriv koden, fx BI08. Uden kode kan notatet ikke komme i registret.",
        "The note's code cannot be read. It says: {raw}.",
        "Enter the code, for example BI08. Without a code the note cannot enter the register.",
    ),
    "BUDGET-033": Sentence(
        "Papiret siger ikke, hvilket års budget notatet hører til. Forslag: {suggestion}.",
        "Vælg budgetåret. Koder begynder forfra hvert år, så året skal med.",
        "The paper does not say which year's budget the note belongs to. Suggestion: {suggestion}.",
        "Choose the budget year. Codes start again every year, so the year is needed.",
    ),
    "BUDGET-034": Sentence(
        "Nogle fodnoters numre er læst utydeligt ({marks}).",
        "Se i papiret, hvor nummeret slutter, og hvor teksten begynder.",
        "The numbers of some footnotes were not read clearly ({marks}).",
        "See in the paper where the number ends and the text begins.",
    ),
}

SENTENCES: dict[str, Sentence] = {**_TABLES, **_BOXES, **_WORDS}
