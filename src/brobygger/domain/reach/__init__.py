"""How many people were reached, told without knowing who they are."""
