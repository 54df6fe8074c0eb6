"""Words that every link shares: problem, place, money, amounts, period, folding, CPR."""
