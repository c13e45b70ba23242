### Words that several rooms share: what happened, states, outcomes, sectors, dates.

# The genitive, as it stands in a date.
month-1 = sausio
month-2 = vasario
month-3 = kovo
month-4 = balandžio
month-5 = gegužės
month-6 = birželio
month-7 = liepos
month-8 = rugpjūčio
month-9 = rugsėjo
month-10 = spalio
month-11 = lapkričio
month-12 = gruodžio
moment = { $year } m. { $month } { $day } d. { $time } UTC

reference = Registracijos numeris
filed-at = Gauta
priority = Prioritetas
priority-emergency = Kritinis
priority-high = Aukštas
priority-normal = Įprastas
priority-low = Žemas

## What happened: the fourteen pictures

happening-money = Vagiami pinigai
happening-account = Kažkas prisijungė prie mano paskyros
happening-message = Įtartinas laiškas, žinutė, skambutis ar nuoroda
happening-ransom = Failai užrakinti, reikalaujama išpirkos
happening-malware = Įrenginys veikia keistai
happening-down = Svetainė ar paslauga neveikia arba užtvindyta užklausomis
happening-defaced = Kažkas be leidimo pakeitė svetainę
happening-leak = Duomenys pavogti arba viešai prieinami
happening-intrusion = Kažkas yra mūsų sistemoje
happening-impersonation = Kažkas apsimeta kitu žmogumi ar įmone
happening-sabotage = Įrenginiai ar medicinos prietaisai sustoja arba veikia blogai
happening-weakness = Radau saugumo spragą
happening-abuse = Grasinimai, šantažas, priekabiavimas
happening-unknown = Kas kita arba nežinau

## States and outcomes

state-new = Naujas
state-taken = Pas pareigūną
state-closed = Užbaigtas
outcome-resolved = Ataka sustabdyta arba žala pašalinta.
outcome-advised = Mes patarėme. Tolesni žingsniai jūsų.
outcome-referred = Reikalas perduotas kitai įstaigai. Ji nurodyta paskutinėje žinutėje.
outcome-no-attack = Tai nebuvo ataka.
outcome-unresolved = Daugiau nieko išsiaiškinti nepavyko.

## Sectors (Directive (EU) 2022/2555, Annexes I and II, and our own)

sector-electricity = Elektra
sector-district-heating-and-cooling = Centralizuotas šildymas ir vėsinimas
sector-oil = Nafta
sector-gas = Dujos
sector-hydrogen = Vandenilis
sector-air = Oro transportas
sector-rail = Geležinkeliai
sector-water = Laivai ir uostai
sector-road = Kelių transportas
sector-banking = Bankai
sector-financial = Birža ir finansų rinkos
sector-health = Sveikata: ligoninės, gydytojų kabinetai, laboratorijos
sector-drinking-water = Geriamasis vanduo
sector-waste-water = Nuotekos
sector-digital-infrastructure = Internetas ir ryšiai
sector-ict-services = IT paslaugos įmonėms
sector-public-administration = Valstybės ir savivaldybių įstaigos
sector-space = Kosmosas
sector-courier = Paštas ir kurjeriai
sector-waste-management = Atliekų tvarkymas
sector-chemical = Chemijos pramonė
sector-food = Maistas
sector-medical-devices-subsector = Medicinos prietaisų gamyba
sector-electronic-optical-subsector = Kompiuterių ir elektronikos gamyba
sector-electrical-equipment-subsector = Elektros įrangos gamyba
sector-machine-tool-subsector = Mašinų gamyba
sector-vehicle-manufacturing-subsector = Automobilių gamyba
sector-other-transport-equipment-subsector = Laivų, traukinių ar orlaivių gamyba
sector-digital-providers = El. parduotuvės, paieškos sistemos, socialiniai tinklai
sector-research = Moksliniai tyrimai
sector-nuclear = Atominė elektrinė
sector-citizen = Privatus asmuo
sector-sme = Maža įmonė
sector-other = Kita
