//! For tests: a model house with nodes, clock, chance, mail, visitors and officers.
