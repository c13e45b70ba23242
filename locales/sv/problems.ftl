### What can be wrong with a field. «field-…» names it, «problem-…» says what and how to mend it.

field-whole = Formuläret
field-receipt = Kvittonummer
field-narrative = Dina ord
field-ongoing = Pågår det nu
field-what = Vad som händer
field-organisation = Företagets eller organisationens namn
field-sector = Vilken sorts organisation
field-name = Ditt namn
field-email = Mejladress
field-phone = Telefon
field-other = Ett annat sätt att nå dig
field-contact = Vem du är
field-sealed_contact = Vem du är
field-happened_at = När hände det?
field-files = Filer
field-last_group = Skriv kvittots fyra sista siffror
field-text = Skriv till de vakthavande

problem-missing = Fyll i det här. En mening räcker.
problem-too-long = För långt: { $was } tecken. Korta ner till { $max } och skicka resten som ett meddelande sedan.
problem-too-many = För många: { $was }. Högst { $max } åt gången.
problem-too-big = För stort. Högst { $max } byte.
problem-too-deep = För många nivåer i varandra. Högst { $max } nivåer läses.
problem-nul = Det finns ett tecken i texten som inte kan sparas (NUL). Skriv in texten på nytt i stället för att klistra in den.
problem-not-text = Det här är inte läsbar text. Skriv in den på nytt, eller skicka den som en fil.
problem-unknown = Vi känner inte till det här valet. Välj i listan.
problem-form = Vi kan inte läsa det här. Titta på det en gång till.
problem-syntax = Kan inte läsas från rad { $line }, kolumn { $column }.
problem-in-future = Tiden ligger i framtiden. Kontrollera datumet.
problem-sealed = Dina kontaktuppgifter förseglades till nycklar som har ändrats sedan dess. Skriv in dem igen och skicka.
problem-digits = Ett kvitto har 20 siffror. Du skrev { $was }.
problem-check = En siffra är fel, eller två har bytt plats. Jämför med ditt kvitto.
problem-twice = Det anges två gånger.
problem-unexpected = Vi känner inte till det här fältet.
problem-words-only = Vid den här sortens rapport tar vi emot ord, textfiler och mejl, men inga bilder, filmer eller andra filer. Beskriv det med ord och ange adressen där det finns.
