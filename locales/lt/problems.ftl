### What can be wrong with a field. «field-…» names it, «problem-…» says what and how to mend it.

field-whole = Forma
field-receipt = Kvito numeris
field-narrative = Jūsų žodžiai
field-ongoing = Ar tai vyksta dabar
field-what = Kas vyksta
field-organisation = Įmonės ar organizacijos pavadinimas
field-sector = Kokia tai organizacija
field-name = Jūsų vardas
field-email = El. pašto adresas
field-phone = Telefonas
field-other = Kitas būdas su jumis susisiekti
field-contact = Kas jūs esate
field-sealed_contact = Kas jūs esate
field-happened_at = Kada tai įvyko?
field-files = Failai
field-last_group = Įveskite keturis paskutinius kvito skaitmenis
field-text = Rašykite pareigūnams

problem-missing = Užpildykite šį lauką. Užtenka vieno sakinio.
problem-too-long = Per ilgas tekstas, ženklų jame { $was }. Sutrumpinkite iki { $max }, o likusį tekstą vėliau atsiųskite žinute.
problem-too-many = Per daug: { $was }. Vienu kartu galima iki { $max }.
problem-too-big = Per didelis. Didžiausias dydis baitais: { $max }.
problem-too-deep = Per daug lygių vienas kitame. Skaitoma lygių iki { $max }.
problem-nul = Čia yra ženklas, kurio negalima išsaugoti (NUL). Neįklijuokite, o įveskite iš naujo.
problem-not-text = Tai neperskaitomas tekstas. Įveskite jį iš naujo arba atsiųskite kaip failą.
problem-unknown = Tokio pasirinkimo nežinome. Pasirinkite iš sąrašo.
problem-form = Nepavyksta to perskaityti. Patikrinkite dar kartą.
problem-syntax = Negalima perskaityti nuo šios vietos: eilutė { $line }, stulpelis { $column }.
problem-in-future = Šis laikas dar neatėjo. Patikrinkite datą.
problem-sealed = Jūsų kontaktai užantspauduoti raktais, kurie per tą laiką pasikeitė. Įveskite kontaktus iš naujo ir siųskite.
problem-digits = Kvite yra 20 skaitmenų, o jūs įvedėte { $was }.
problem-check = Vienas skaitmuo neteisingas arba du sukeisti vietomis. Palyginkite su kvitu.
problem-twice = Tai nurodyta du kartus.
problem-unexpected = Tokio lauko nežinome.
problem-words-only = Prie tokio pranešimo priimame žodžius, tekstinius failus ir el. laiškus, bet ne nuotraukas, filmus ar kitus failus. Aprašykite žodžiais ir nurodykite adresą, kur tai yra.
