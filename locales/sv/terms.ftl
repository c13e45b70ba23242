### Words that several rooms share: what happened, states, outcomes, sectors, dates.

month-1 = januari
month-2 = februari
month-3 = mars
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = augusti
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
moment = { $day } { $month } { $year } kl. { $time } UTC

reference = Referens
filed-at = Mottagen
priority = Prioritet
priority-emergency = Akut
priority-high = Hög
priority-normal = Normal
priority-low = Låg

## What happened: the fourteen pictures

happening-money = Pengar tas från mig
happening-account = Någon är inne på mitt konto
happening-message = Ett misstänkt mejl, sms, samtal eller en länk
happening-ransom = Filer är låsta och någon kräver lösensumma
happening-malware = En enhet beter sig konstigt
happening-down = En webbplats eller tjänst ligger nere eller är överbelastad
happening-defaced = En webbplats visar något som ägaren inte har skrivit
happening-leak = Uppgifter har stulits eller ligger öppet
happening-intrusion = Någon är inne i vårt system
happening-impersonation = Någon utger sig för att vara en person eller ett företag
happening-sabotage = Maskiner eller medicinsk utrustning stannar eller gör fel
happening-weakness = Jag har hittat en säkerhetslucka
happening-abuse = Hot, utpressning, trakasserier
happening-unknown = Något annat, eller jag vet inte

## States and outcomes

state-new = Ny
state-taken = Hos en vakthavande
state-closed = Avslutad
outcome-resolved = Angreppet stoppades, eller skadan är åtgärdad.
outcome-advised = Du har fått råd. Nästa steg är ditt.
outcome-referred = Ärendet har lämnats över till någon annan. Vem står i det sista meddelandet.
outcome-no-attack = Det var inget angrepp.
outcome-unresolved = Det gick inte att få reda på mer.

## Sectors (Directive (EU) 2022/2555, Annexes I and II, and our own)

sector-electricity = El
sector-district-heating-and-cooling = Fjärrvärme och fjärrkyla
sector-oil = Olja
sector-gas = Gas
sector-hydrogen = Vätgas
sector-air = Flyg
sector-rail = Järnväg
sector-water = Sjöfart och hamnar
sector-road = Vägtransport
sector-banking = Banker
sector-financial = Börs och finansmarknad
sector-health = Vård: sjukhus, mottagningar, laboratorier
sector-drinking-water = Dricksvatten
sector-waste-water = Avloppsvatten
sector-digital-infrastructure = Internet och telekom
sector-ict-services = It-tjänster åt företag
sector-public-administration = Offentlig förvaltning
sector-space = Rymd
sector-courier = Post och bud
sector-waste-management = Avfallshantering
sector-chemical = Kemikalier
sector-food = Livsmedel
sector-medical-devices-subsector = Tillverkning av medicinteknik
sector-electronic-optical-subsector = Tillverkning av datorer och elektronik
sector-electrical-equipment-subsector = Tillverkning av elutrustning
sector-machine-tool-subsector = Tillverkning av maskiner
sector-vehicle-manufacturing-subsector = Tillverkning av motorfordon
sector-other-transport-equipment-subsector = Tillverkning av fartyg, tåg eller flygplan
sector-digital-providers = Webbutiker, sökmotorer, sociala medier
sector-research = Forskning
sector-nuclear = Kärnteknisk anläggning
sector-citizen = Privatperson
sector-sme = Litet företag
sector-other = Något annat
