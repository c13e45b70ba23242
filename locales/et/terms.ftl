### Words that several rooms share: what happened, states, outcomes, sectors, dates.

month-1 = jaanuar
month-2 = veebruar
month-3 = märts
month-4 = aprill
month-5 = mai
month-6 = juuni
month-7 = juuli
month-8 = august
month-9 = september
month-10 = oktoober
month-11 = november
month-12 = detsember
moment = { $day }. { $month } { $year } kell { $time } UTC

reference = Viitekood
filed-at = Saabus
priority = Prioriteet
priority-emergency = Kriitiline
priority-high = Kõrge
priority-normal = Tavaline
priority-low = Madal

## What happened: the fourteen pictures

happening-money = Minult võetakse raha
happening-account = Keegi pääses minu kontole
happening-message = Kahtlane kiri, sõnum, kõne või link
happening-ransom = Failid on lukus, nõutakse lunaraha
happening-malware = Seade käitub imelikult
happening-down = Veebileht või teenus on maas või üle koormatud
happening-defaced = Veebilehte on omavoliliselt muudetud
happening-leak = Andmed on varastatud või avalikult kättesaadavad
happening-intrusion = Keegi on meie süsteemis sees
happening-impersonation = Keegi esineb teise inimese või ettevõtte nime all
happening-sabotage = Masinad või meditsiiniseadmed seiskuvad või töötavad valesti
happening-weakness = Leidsin turvaaugu
happening-abuse = Ähvardused, väljapressimine, ahistamine
happening-unknown = Midagi muud või ma ei tea

## States and outcomes

state-new = Uus
state-taken = Ametniku käes
state-closed = Suletud
outcome-resolved = Rünnak peatati või kahju kõrvaldati.
outcome-advised = Andsime nõu. Järgmised sammud on teie teha.
outcome-referred = Asi anti üle teisele asutusele. Selle nimi on viimases sõnumis.
outcome-no-attack = See ei olnud rünnak.
outcome-unresolved = Rohkem ei õnnestunud välja selgitada.

## Sectors (Directive (EU) 2022/2555, Annexes I and II, and our own)

sector-electricity = Elekter
sector-district-heating-and-cooling = Kaugküte ja -jahutus
sector-oil = Nafta
sector-gas = Gaas
sector-hydrogen = Vesinik
sector-air = Lennutransport
sector-rail = Raudtee
sector-water = Laevad ja sadamad
sector-road = Maanteetransport
sector-banking = Pangad
sector-financial = Börs ja finantsturud
sector-health = Tervishoid: haiglad, arstikeskused, laborid
sector-drinking-water = Joogivesi
sector-waste-water = Reovesi
sector-digital-infrastructure = Internet ja side
sector-ict-services = IT-teenused ettevõtetele
sector-public-administration = Riik ja omavalitsused
sector-space = Kosmos
sector-courier = Post ja kullerid
sector-waste-management = Jäätmekäitlus
sector-chemical = Kemikaalid
sector-food = Toit
sector-medical-devices-subsector = Meditsiiniseadmete tootmine
sector-electronic-optical-subsector = Arvutite ja elektroonika tootmine
sector-electrical-equipment-subsector = Elektriseadmete tootmine
sector-machine-tool-subsector = Masinate tootmine
sector-vehicle-manufacturing-subsector = Sõidukite tootmine
sector-other-transport-equipment-subsector = Laevade, rongide või lennukite tootmine
sector-digital-providers = E-poed, otsingumootorid, sotsiaalvõrgustikud
sector-research = Teadus
sector-nuclear = Tuumajaam
sector-citizen = Eraisik
sector-sme = Väike ettevõte
sector-other = Midagi muud
