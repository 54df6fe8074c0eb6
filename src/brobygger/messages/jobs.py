"""Sentences about background work."""

from brobygger.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "JOB-001": Sentence(
        what_da="Arbejdet gik i stå {attempts} gange og er opgivet (job {job}).",
        remedy_da=(
            "Prøv igen. Går det i stå igen, så giv driften jobbets nummer. Dit papir er gemt, "
            "og intet af det er lagt i registret."
        ),
        what_en="The work came to a halt {attempts} times and has been given up (job {job}).",
        remedy_en=(
            "Try again. If it halts again, give the operator the number of the job. Your paper is "
            "kept, and nothing of it has been put in the register."
        ),
    ),
}
