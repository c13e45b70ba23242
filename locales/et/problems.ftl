### What can be wrong with a field. «field-…» names it, «problem-…» says what and how to mend it.

field-whole = Vorm
field-receipt = Kviitungi number
field-narrative = Teie sõnad
field-ongoing = Kas see toimub praegu
field-what = Mis toimub
field-organisation = Ettevõtte või organisatsiooni nimi
field-sector = Mis laadi organisatsioon
field-name = Teie nimi
field-email = E-posti aadress
field-phone = Telefon
field-other = Muu viis teiega ühendust saada
field-contact = Kes te olete
field-sealed_contact = Kes te olete
field-happened_at = Millal see juhtus?
field-files = Failid
field-last_group = Sisestage kviitungi neli viimast numbrit
field-text = Kirjutage ametnikele

problem-missing = Palun täitke see väli. Ühest lausest piisab.
problem-too-long = Liiga pikk: { $was } tähemärki. Palun lühendage teksti, mahub kuni { $max }. Ülejäänu saatke hiljem sõnumina.
problem-too-many = Liiga palju: { $was }. Korraga on võimalik kuni { $max }.
problem-too-big = Liiga suur. Võimalik on kuni { $max } baiti.
problem-too-deep = Liiga palju tasemeid üksteise sees. Loetakse kuni { $max }.
problem-nul = Selles on märk, mida ei saa salvestada (NUL). Palun ärge kleepige, vaid kirjutage uuesti.
problem-not-text = See pole loetav tekst. Palun kirjutage uuesti või saatke failina.
problem-unknown = Me ei tunne seda valikut. Palun valige loendist.
problem-form = Me ei saa seda lugeda. Palun vaadake see uuesti üle.
problem-syntax = Alates reast { $line }, veerust { $column } ei saa seda lugeda.
problem-in-future = See aeg on tulevikus. Palun kontrollige kuupäeva.
problem-sealed = Teie kontaktandmed pitseeriti võtmetega, mis on vahepeal muutunud. Palun kirjutage need uuesti ja saatke.
problem-digits = Kviitungil on 20 numbrit, teie sisestasite { $was }.
problem-check = Üks number on vale või kaks on vahetuses. Palun võrrelge kviitungiga.
problem-twice = See on nimetatud kaks korda.
problem-unexpected = Me ei tunne seda välja.
problem-words-only = Seda liiki teate juurde võtame vastu sõnu, tekstifaile ja e-kirju, kuid mitte pilte, filme ega muid faile. Kirjeldage seda sõnadega ja andke aadress, kus see asub.
