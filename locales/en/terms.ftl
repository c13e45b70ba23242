### Words that several rooms share: what happened, states, outcomes, sectors, dates.

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
moment = { $day } { $month } { $year }, { $time } UTC

reference = Reference
filed-at = Received
priority = Priority
priority-emergency = Emergency
priority-high = High
priority-normal = Normal
priority-low = Low

## What happened: the fourteen pictures

happening-money = Money is being taken
happening-account = Someone is in my account
happening-message = A suspicious mail, text, call or link
happening-ransom = Files are locked, ransom is asked
happening-malware = A device behaves strangely
happening-down = A site or service is down or flooded
happening-defaced = A site shows what its owner did not write
happening-leak = Data was stolen or lies open
happening-intrusion = Someone is inside our system
happening-impersonation = Someone pretends to be a person or company
happening-sabotage = Machines or medical devices stop or go wrong
happening-weakness = I found a weakness
happening-abuse = Threats, blackmail, harassment
happening-unknown = Something else, or I don’t know

## States and outcomes

state-new = New
state-taken = With an officer
state-closed = Closed
outcome-resolved = The attack was stopped, or the harm repaired.
outcome-advised = We gave advice. The next steps are with you.
outcome-referred = It was handed to another body, named in the last message.
outcome-no-attack = It was no attack.
outcome-unresolved = Nothing more could be found out.

## Sectors (Directive (EU) 2022/2555, Annexes I and II, and our own)

sector-electricity = Electricity
sector-district-heating-and-cooling = District heating and cooling
sector-oil = Oil
sector-gas = Gas
sector-hydrogen = Hydrogen
sector-air = Air transport
sector-rail = Rail
sector-water = Ships and ports
sector-road = Road transport
sector-banking = Banks
sector-financial = Stock exchange and financial markets
sector-health = Health: hospitals, practices, laboratories
sector-drinking-water = Drinking water
sector-waste-water = Waste water
sector-digital-infrastructure = Internet and telecommunications
sector-ict-services = IT services for companies
sector-public-administration = Public administration
sector-space = Space
sector-courier = Post and couriers
sector-waste-management = Waste management
sector-chemical = Chemicals
sector-food = Food
sector-medical-devices-subsector = Making medical devices
sector-electronic-optical-subsector = Making computers and electronics
sector-electrical-equipment-subsector = Making electrical equipment
sector-machine-tool-subsector = Making machines
sector-vehicle-manufacturing-subsector = Making vehicles
sector-other-transport-equipment-subsector = Making ships, trains or aircraft
sector-digital-providers = Online shops, search engines, social networks
sector-research = Research
sector-nuclear = Nuclear plant
sector-citizen = A private person
sector-sme = A small company
sector-other = Something else
