"""What the command line says of a file that is not to be had, or not to be shown."""

from brobygger.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "DOCUMENT-085": Sentence(
        what_da="{name} er en fil, ikke en mappe.",
        remedy_da="Nævn mappen, som filen ligger i. Et enkelt papir læses med brobygger read.",
        what_en="{name} is a file, not a folder.",
        remedy_en="Name the folder that holds it. A single paper is read by brobygger read.",
    ),
    "DOCUMENT-086": Sentence(
        what_da="En anden import skriver lige nu i {name}.",
        remedy_da="Vent, til den er færdig, eller vælg en anden fil.",
        what_en="Another import is writing into {name} right now.",
        remedy_en="Wait until it is done, or choose another file.",
    ),
    "DOCUMENT-087": Sentence(
        what_da="{name} og {overview} er ikke skrevet af den samme import.",
        remedy_da="Vælg en anden fil til resultaterne, eller flyt de to filer. De er ikke ændret.",
        what_en="{name} and {overview} were not written by one import.",
        remedy_en="Choose another file for the results, or move these two. They are unchanged.",
    ),
    "DOCUMENT-088": Sentence(
        what_da="Der er ingen papirer i {name}.",
        remedy_da="Se efter, at det er den rigtige mappe. Skjulte filer læses ikke.",
        what_en="There are no papers in {name}.",
        remedy_en="Check that it is the right folder. Hidden files are not read.",
    ),
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
    "DOCUMENT-101": Sentence(
        what_da="Spark kan ikke læse {name}: klyngen har intet til adresser, der begynder med"
        " {scheme}://.",
        remedy_da="Ret adressen, eller bed driften om at lægge lagerets forbindelse (fx hadoop-aws"
        " til s3a) på klyngen med spark.jars.packages.",
        what_en="Spark cannot read {name}: the cluster has nothing for addresses that begin with"
        " {scheme}://.",
        remedy_en="Correct the address, or ask the operator to put the connector of the store (such"
        " as hadoop-aws for s3a) on the cluster with spark.jars.packages.",
    ),
    "DOCUMENT-102": Sentence(
        what_da="Lageret svarer ikke på {name} ({reason}).",
        remedy_da="Se efter, at adressen er rigtig, at der er forbindelse, og at klyngen må læse"
        " der. Nøgler står i Sparks egne indstillinger (spark.hadoop.fs...).",
        what_en="The store does not give {name} ({reason}).",
        remedy_en="Check the address, the connection, and that the cluster may read there. Keys are"
        " in Spark's own settings (spark.hadoop.fs...).",
    ),
}
