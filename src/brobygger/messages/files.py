"""What the command line says of a file that is not to be had, or not to be shown."""

from brobygger.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "DOCUMENT-090": Sentence(
        what_da="Filen {name} findes ikke.",
        remedy_da="Ret navnet eller mappen, og prøv igen.",
        what_en="There is no file {name}.",
        remedy_en="Correct the name or the folder, and try again.",
    ),
    "DOCUMENT-091": Sentence(
        what_da="{name} er en mappe, ikke et papir.",
        remedy_da="Nævn filerne i mappen, fx {name}/*.pdf.",
        what_en="{name} is a folder, not a paper.",
        remedy_en="Name the files in it, such as {name}/*.pdf.",
    ),
    "DOCUMENT-092": Sentence(
        what_da="Filen {name} kan ikke hentes fra disken ({reason}).",
        remedy_da="Se efter, at du må læse filen, og at den ikke er åben i et andet program.",
        what_en="The file {name} cannot be fetched from the disk ({reason}).",
        remedy_en="Check that you may read it and that no other program holds it open.",
    ),
    "DOCUMENT-093": Sentence(
        what_da="Her står et tal, der ligner et CPR-nummer. Papiret er ikke vist.",
        remedy_da="Fjern nummeret fra papiret, og prøv igen.",
        what_en="A number here looks like a Danish personal number. The paper is not shown.",
        remedy_en="Remove the number from the paper, and try again.",
    ),
    "DOCUMENT-094": Sentence(
        what_da="Her står ti cifre, som måske er et CPR-nummer.",
        remedy_da="Se efter i papiret. Er det et CPR-nummer, så fjern det, før papiret deles.",
        what_en="Ten digits stand here that may be a Danish personal number.",
        remedy_en="Look in the paper. If it is one, remove it before the paper is shared.",
    ),
}
