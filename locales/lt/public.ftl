### The public pages. Plain words, short sentences: the reader may be frightened, in a hurry, on an old telephone.

skip-to-content = Pereiti prie turinio
language = Kalba
footer-nav = Kiti puslapiai
footer-words = Audros varpas kabojo miesto viduryje. Dieną ar naktį bet kas galėjo paprašyti juo paskambinti, ir bokšte visada kas nors budėjo.
link-first-aid = Pirmoji pagalba
link-follow = Turiu kvitą
link-about = Kaip tai veikia ir kas skaito
link-journal = Viešas žurnalas
link-api = Programoms (API)
link-accessibility = Prieinamumas
optional = (neprivaloma)
error = Klaida
errors-title = Patikrinkite dar kartą
back = Atgal
change = Keisti
go-on = Toliau
send = Siųsti
to-start = Į pradžios puslapį
# A strip with a telephone. Followed by the link «call-number».
danger-to-life = Ar kam nors dabar gresia pavojus?
call-number = Skambinkite { $number }
step = { $at } žingsnis iš { $of }

## Start page

home-name = Praneškite apie kibernetinę ataką dieną ar naktį
home-title = Jus puola internete? Skambinkite pavojaus varpu.
home-lead = Tai visą parą budintis pranešimų centras. Parašykite, kas nutiko jums, jūsų įmonei ar paslaugai, kuria naudojatės. Budėtojas perskaitys bet kuriuo paros metu.
home-flag = Kažkas vyksta: praneškite dabar
home-easy-name = Nereikia nei paskyros, nei vardo
home-easy-time = Užtruks apie dvi minutes
home-easy-sure = Tikrai žinoti nebūtina
home-after-title = Kas vyksta, kai pranešate
home-after-receipt = Iškart gaunate kvitą
home-after-receipt-text = Tai numeris, kurį turite tik jūs. Su juo perskaitysite atsakymą.
home-after-aid = Matote, ką daryti dabar
home-after-aid-text = Pirmoji pagalba būtent tokiai atakai ir kam skambinti.
home-after-officer = Pranešimą skaito žmogus
home-after-officer-text = Jei tai vyksta dabar ir daro žalą, budėtojas kviečiamas iškart.
home-receipt-title = Turiu kvitą
home-receipt-go = Skaityti atsakymą

## Flag, step 1

what-title = Kas vyksta?
what-hint = Pasirinkite, kas tinka geriausiai. Suklysti nebaisu. Jei abejojate, rinkitės paskutinį.

## Flag, step 2

words-title = Papasakokite savo žodžiais
words-hint = Ką matote? Kada tai prasidėjo? Ką jau padarėte? Rašybos klaidos nesvarbios.
words-again = Šią formą jau siuntėte su kitais žodžiais, ir tas pranešimas išsaugotas. Norėdami šiuos žodžius išsiųsti kaip naują pranešimą, spauskite „Siųsti dabar“.
words-protected = Jūsų žodžius skaito tik šio centro pareigūnai. Jie laikomi užšifruoti.
words-protected-more = Kas apsaugota, o kas ne
ongoing-title = Ar tai vyksta dabar?
ongoing-now-and-it-hurts = Taip, ir tai daro žalą
ongoing-now = Taip, bet žalos dar nėra
ongoing-over = Ne, jau baigėsi
ongoing-unknown = Nežinau
who-title = Kas nukentėjo?
who-me = Aš arba mano pažįstamas žmogus
who-organisation = Įmonė ar organizacija
who-unknown = Nežinau
sector-none = Nežinau arba nė viena netinka
send-now = Siųsti dabar
add-more = Pridėti kontaktus ar failus
abuse-no-pictures = Niekada nesiųskite vaikų seksualinio išnaudojimo vaizdų, net kaip įrodymo. Užtenka žodžių ir svetainės adreso. Adresą žodžiais praneškite čia ir savo šalies karštajai linijai:

## Flag, step 3

more-title = Ar norite ką nors pridėti?
more-hint = Visa tai neprivaloma. Galite siųsti ir be to.
contact-title = Kas jūs esate
contact-sealed-server = Duomenys užantspauduojami budėtojų raktais iškart, kai pasiekia mus, dar nieko neįrašius. Kelyje juos saugo tik ryšio apsauga.
contact-sealed-browser = Duomenys užantspauduojami budėtojų raktais čia, jūsų naršyklėje, prieš išsiunčiant. Mūsų serveris jų perskaityti negali.
contact-seal-failed = Jūsų naršyklėje užantspauduoti nepavyko. Dar kartą spauskite „Siųsti“, kad užantspauduotų mūsų serveris, arba ištuštinkite laukus.
contact-sealed-already = Jūsų duomenys jau užantspauduoti ir bus išsiųsti kartu. Įveskite juos iš naujo, tik jei norite pakeisti.
other-hint = Pavyzdžiui, vardas žinučių programėlėje arba kada galime skambinti.
happened-hint = Jūsų laikrodžio laikas ({ $zone }). Jei nežinote, lauką palikite tuščią.
files-hint = Ekrano nuotraukos, laiškai, sistemų žurnalai. Daugiausia failų: { $count }, kiekvienas iki { $size }. Laikome juos užšifruotus ir niekada nepaleidžiame kaip programų.
files-no-abuse = Niekada nesiųskite vaikų seksualinio išnaudojimo vaizdų.

## When too many report at once

wait-title = Šiuo metu praneša labai daug žmonių
wait-text = Ką parašėte, yra čia; niekas nedingo. Kadangi vienu metu beldžiasi tiek daug, pranešimus įleidžiame vieną po kito. Jūsų eilė tuoj ateis.
wait-work = Jūsų įrenginys atlieka nedidelį darbą, kuris parodo, kad nesate užtvindymo ataka. Paskui pranešimas bus išsiųstas pats.
wait-done = Padaryta. Pranešimas siunčiamas.
wait-patience =
    Palaukite { $seconds ->
        [one] { $seconds } sekundę
        [few] { $seconds } sekundes
        [many] { $seconds } sekundės
       *[other] { $seconds } sekundžių
    } ir paspauskite „Siųsti dabar“.
wait-files = Puslapis negali perduoti failų: pasirinkite juos iš naujo. Juos galėsite pridėti ir vėliau, prie savo kvito.

## The receipt

receipt-title = Jūsų pranešimas išsaugotas
receipt-lead = Jo registracijos numeris yra { $reference }. Pareigūnas jį perskaitys. Dabar užsirašykite kvito numerį.
receipt-rings = Kadangi žala daroma dabar, kviečiami budėtojai.
receipt-name = Jūsų kvitas
receipt-only-key = Šis numeris yra vienintelis raktas į atsakymą. Dar kartą jo pasakyti negalėsime. Kas jį turi, gali čia skaityti ir rašyti jūsų vardu.
receipt-copy = Kopijuoti
receipt-copied = Nukopijuota
receipt-print = Spausdinti
receipt-save = Įrašyti kaip tekstą
receipt-hint = 20 skaitmenų. Tarpai nesvarbūs.
receipt-kept-title = Puiku, kvitą turite
receipt-kept-text = Šį puslapį galite užverti. Su kvitu grįžkite, kada tik norėsite.
receipt-enter = Skaityti ir rašyti su šiuo kvitu
receipt-files-failed =
    { $count ->
        [1] Vieno failo išsaugoti nepavyko: jis per didelis arba tuščias, arba failų buvo per daug. Jūsų žodžiai išsaugoti. Failą galite pridėti su savo kvitu.
        [one] { $count } failo išsaugoti nepavyko: jie per dideli arba tušti, arba failų buvo per daug. Jūsų žodžiai išsaugoti. Failus galite pridėti su savo kvitu.
        [few] { $count } failų išsaugoti nepavyko: jie per dideli arba tušti, arba failų buvo per daug. Jūsų žodžiai išsaugoti. Failus galite pridėti su savo kvitu.
        [many] { $count } failo išsaugoti nepavyko: jie per dideli arba tušti, arba failų buvo per daug. Jūsų žodžiai išsaugoti. Failus galite pridėti su savo kvitu.
       *[other] { $count } failų išsaugoti nepavyko: jie per dideli arba tušti, arba failų buvo per daug. Jūsų žodžiai išsaugoti. Failus galite pridėti su savo kvitu.
    }
receipt-aid = Ką daryti dabar
receipt-later-title = Kur perskaityti atsakymą
receipt-later = Adresu { $address } su savo kvitu. Ten galite ir parašyti daugiau, ir pridėti failų. Jūsų vardo mums tam nereikia.
receipt-proof = Atsisiųsti pateikimo įrodymą
receipt-proof-text = Pasirašytas failas. Su juo kiekvienas vėliau gali patikrinti, kad šis pranešimas yra mūsų žurnale ir nebuvo pakeistas.
keep-title = Ar tikrai turite kvito numerį?
keep-go = Tikrinti
keep-wrong = Tai ne keturi paskutiniai kvito skaitmenys. Kvitas dar matomas viršuje: pažiūrėkite dar kartą.
sealed = Kas jūs esate
sealed-browser = Užantspauduota jūsų naršyklėje. Atverti gali tik pareigūnai.
sealed-edge = Mūsų serveris užantspaudavo prieš įrašydamas. Atverti gali tik pareigūnai.
sealed-node = Užšifruota mūsų serverio raktu, kol raktą turės pirmasis pareigūnas.

## First aid

aid-title = Pirmoji pagalba
aid-lead = Ką daryti dabar, ko neliesti, kam skambinti. Skaityti galite ir nieko nepranešę.
aid-now = Ką daryti dabar
aid-do-not = Ko nedaryti
aid-call = Kam skambinti
aid-keep = Ką išsaugoti kaip įrodymą
aid-organisation = Jei nukentėjo įmonė ar organizacija
aid-sources = Šaltiniai:
aid-reviewed = Peržiūrėta: { $when }.
aid-flag = Pranešti apie tai budėtojams

## Coming back

follow-title = Skaityti atsakymą
follow-lead = Įveskite kvito numerį. Tada galėsite perskaityti, ką parašė pareigūnai, ir parašyti daugiau.
follow-go = Atidaryti
follow-left = Jūs išėjote. Šiame įrenginyje apie šį apsilankymą nieko neliko.
follow-carried = Kurį laiką jūsų nebuvo, todėl dar kartą įveskite kvito numerį. Jūsų tekstas šiame puslapyje išliko, o failus reikia pasirinkti iš naujo.
follow-unknown = Pagal šį numerį nieko atidaryti negalime. Palyginkite jį su kvitu po vieną skaitmenį.
follow-lost-title = Pamečiau kvitą
follow-lost = Tada pranešimo jums atidaryti negalime, nes nežinome, kieno jis. Praneškite iš naujo ir parašykite, kad jau pranešėte. Jei dar turite registracijos numerį, nurodykite jį.
talk-title = Pranešimas { $reference }
talk-way = Eiga
talk-way-kept = Gautas
talk-way-taken = Pas pareigūną
talk-way-answered = Atsakyta
talk-way-closed = Užbaigtas
talk-state-kept = Jūsų pranešimas išsaugotas
talk-state-kept-text = Pareigūnas jo dar nepaėmė. Pirmiausia skaitomi pranešimai apie tai, kas daro žalą dabar. Čia laukti nereikia: grįžkite su kvitu.
talk-state-taken = Jūsų pranešimas pas pareigūną
talk-state-taken-text = Atsakymas bus parašytas čia. Jei kas nors pasikeis, parašykite apačioje.
talk-state-answered = Jums atsakyta
talk-state-answered-text = Atsakymas yra apačioje. Atsakyti galite bet kada.
talk-state-closed = Jūsų pranešimas užbaigtas
talk-state-closed-text = Jei tai tęsiasi ar prasideda iš naujo, parašykite apačioje. Taip pranešimas bus vėl atidarytas.
talk-not-kept = Dar neįvedėte keturių paskutinių kvito skaitmenų. Įsitikinkite, kad numerį turite: tai vienintelis kelias į šį puslapį.
talk-messages = Žinutės
talk-you = Jūs
talk-officer = Budėtojas
talk-seen = perskaityta
talk-your-report = Jūsų pranešimas pas pareigūnus toks, kokį jį išsiuntėte.
talk-empty = Atsakymo dar nėra. Pareigūnas skaito jūsų pranešimą ir parašys čia. Iki tol padės pirmoji pagalba.
talk-files = Failai
talk-send = Siųsti
talk-aid = Pirmoji pagalba tokios atakos atveju
talk-leave = Išeiti ir pamiršti šį apsilankymą

## The link in an alarm mail

ack-title-ringing = Šis aliarmas skamba
ack-title-done = Šis aliarmas jau priimtas
ack-title-gone = Ši nuoroda nebeveikia
ack-ask = Priimkite, tik jei imsitės jo dabar.
ack-go = Priimu
ack-done-text = Varpas nutilo. Tęskite pulte.
ack-gone = Ji jau panaudota, atšaukta arba senesnė nei para. Kas skamba dabar, matyti pulte.
ack-since = Skamba nuo
ack-officer = Gavėjas
ack-desk = Į pultą

## Public journal

journal-title = Viešas žurnalas
journal-lead = Apie viską, kas čia daroma, žurnale lieka eilutė. Niekas negali jos nepastebimai perrašyti, net ir mes.
journal-holds = Žurnale yra tik kontroliniai kodai (maišos reikšmės). Nei žodžių, nei vardų, nei adresų iš jo perskaityti neįmanoma.
journal-key-title = Šio mazgo raktas
journal-key = Palyginkite šį raktą su gautu kitu keliu, pavyzdžiui, iš kaimyninės valstybės pranešimų centro.
journal-fingerprint = Tas pats raktas, skirtas perskaityti balsu:
journal-files-title = Tikrinimo failai
journal-checkpoint = pasirašyta žurnalo būsena
journal-tiles = maišos reikšmės C2SP tlog-tiles formatu
journal-key-file = raktas kaip tekstas
journal-roster = pareigūnų raktai, kuriais užantspauduojami kontaktai
journal-check-title = Patikrinkite savo įrodymą
journal-check = Su atsisiųstu įrodymu ir šia programa, savo kompiuteryje, be interneto:
journal-not = Įrodymas rodo, kad jūsų pranešimas yra žurnale. Kad visi skaitytojai mato tą patį žurnalą, paaiškėja tik tada, kai jį pasirašo ir kaimynai.

## About

about-title = Kaip tai veikia ir kas skaito
about-lead = „Stormbell“ yra varpas kibernetinėms atakoms: juo skambinti gali kiekvienas, bet kuriuo metu, ir visada kas nors atsilieps.
about-who-title = Kas skaito, ką siunčiate
about-who = Šio centro pareigūnai. Kiekvienas turi asmeninį raktą, ir kiekvienas vardo ar adreso atvėrimas su priežastimi įrašomas į žurnalą. Organizacijos, kitos valstybės ir visuomenė negauna nieko, kas galėtų rodyti į jus, jei to neleidžia jūsų pranešimo žyma.
about-seal-title = Nuo ko saugo antspaudas
about-seal = Kai pasakote, kas esate, tai užantspauduojama: užšifruojama taip, kad atverti galima tik pačių pareigūnų įrenginiuose.
about-seal-does-title = Jis saugo, kai
about-seal-does-1 = pavogta duomenų bazė ar atsarginė kopija
about-seal-does-2 = kas nors vėliau valdo serverį arba į jį įsilaužia
about-seal-does-3 = kas nors žiūri be priežasties, iš smalsumo: kiekvienas atvėrimas palieka pėdsaką
about-seal-not-title = Jis nesaugo, kai
about-seal-not-1 = jūsų įrenginys pažeistas ar stebimas arba darbdavys mato jūsų ekraną ir tinklą
about-seal-not-2 = serveris užgrobtas dar prieš jums ateinant ir siunčia netikrą puslapį
about-seal-not-3 = ką nors parašote savo žodžiais: juos serveris turi perskaityti, kad ką nors pakviestų. Jie laikomi užšifruoti, bet neužantspauduoti
about-seal-not-4 = kas nors randa jūsų kvitą
about-roster =
    { $count ->
        [0] Dar nė vienas pareigūnas neturi rakto. Iki tol kontaktai šifruojami tik mūsų serverio raktu.
        [1] Šiandien kontaktai užantspauduojami vienu raktu. Jo kontrolinis kodas:
        [one] Šiandien kontaktai užantspauduojami { $count } raktu. Bendras raktų kontrolinis kodas:
        [few] Šiandien kontaktai užantspauduojami { $count } raktais. Bendras raktų kontrolinis kodas:
        [many] Šiandien kontaktai užantspauduojami { $count } rakto. Bendras raktų kontrolinis kodas:
       *[other] Šiandien kontaktai užantspauduojami { $count } raktų. Bendras raktų kontrolinis kodas:
    }
about-privacy-title = Privatumas
about-privacy = Jokios paskyros, jokio sekimo, nieko iš kitų svetainių. Vienas slapukas atsimena kalbą, jei ją pasirenkate, kitas laiko atvirą jūsų pokalbį, kol išeisite, ilgiausiai 30 minučių.
about-address = Jūsų tinklo adresas naudojamas jums atsakyti, o jei kas nors spėlioja kvitų numerius, tam tinklui kelioms minutėms sulėtinti. Adresas nesaugomas ir į žurnalus neįrašomas.
about-limits-title = Ribos
about-limit-words = Jūsų žodžiai: ženklų iki { $count }.
about-limit-files = Failai: vienu metu iki { $count }, kiekvienas iki { $size }, vienam pranešimui iš viso iki { $all }.
about-limit-messages = Žinutės: vienam pranešimui iki { $count }, kiekvienos ilgis ženklais iki { $size }.
about-not-title = Ko tai nedaro
about-not = Čia nešalinamas joks turinys ir neblokuojamos svetainės. Draudžiamos kalbos sąvokos čia nėra. Tai nepakeičia nei pagalbos skambučio, nei policijos.

## Accessibility

access-title = Prieinamumas
access-lead = Paskambinti varpu turi galėti kiekvienas. Šiuose puslapiuose laikomasi WCAG 2.2 (AA lygis) ir EN 301 549.
access-how = Jie veikia vien klaviatūra, su ekrano skaitytuvais, be scenarijų, 320 pikselių pločio ekrane, padidinti 400 %, išspausdinti, tamsiu ir šviesiu režimu. Kiekvieną puslapį tikriname ir programa, ir ranka.
access-known-title = Kas, mūsų žiniomis, dar negerai
access-known = Pirmosios pagalbos dar nėra lengvai suprantama kalba, gestų kalba ir visomis 24 Europos Sąjungos kalbomis.
access-tell-title = Praneškite mums
access-tell = Jei kas nors jums trukdo, praneškite taip pat kaip apie ataką. Skaitysime taip pat atidžiai.

## When something goes wrong

trouble-not-found-title = Tokio puslapio čia nėra
trouble-not-found-text = Adresas neteisingas arba puslapio nebėra.
trouble-not-found-next = Eikite į pradžios puslapį arba praneškite, kas vyksta dabar.
trouble-forbidden-title = To daryti negalite
trouble-forbidden-text = Jūsų vaidmuo to neleidžia.
trouble-forbidden-next = Kreipkitės į pulto vadovą.
trouble-foreign-title = Ši forma atėjo iš kitos svetainės
trouble-foreign-text = Kad apsaugotume jus, priimame formas tik iš savo puslapių. Niekas neišsiųsta.
trouble-foreign-next = Atidarykite mūsų puslapį ir užpildykite formą ten.
trouble-method-title = Taip tai neveikia
trouble-method-text = Puslapis iškviestas būdu, kurio jis nepažįsta.
trouble-method-next = Eikite į pradžios puslapį ir bandykite dar kartą.
trouble-unreadable-title = Nepavyko to perskaityti
trouble-unreadable-text = Forma atėjo sugadinta. Niekas neišsaugota.
trouble-unreadable-next = Grįžkite, peržiūrėkite, ką įvedėte, ir siųskite dar kartą.
trouble-too-large-title = Per daug vienu kartu
trouble-too-large-text = Failai ar tekstas didesni, nei priimame vienu kartu. Niekas neišsaugota.
trouble-too-large-next = Grįžkite ir pirmiausia išsiųskite žodžius. Failus galite siųsti vėliau, po kelis.
trouble-conflict-title = Kažkas pasikeitė
trouble-conflict-text = Kas nors kitas tai jau pakeitė ar užbaigė arba tai jau buvo padaryta.
trouble-conflict-next = Įkelkite puslapį iš naujo ir pažiūrėkite, kaip yra dabar.
trouble-too-many-title = Truputį palaukite
trouble-too-many-text = Iš jūsų tinklo buvo per daug bandymų. Jūsų pranešimas neatmestas: kas išsaugota, tas išsaugota.
trouble-too-many-next =
    { $seconds ->
        [0] Bandykite dar kartą po kurio laiko.
        [one] Bandykite dar kartą po { $seconds } sekundės.
        [few] Bandykite dar kartą po { $seconds } sekundžių.
        [many] Bandykite dar kartą po { $seconds } sekundės.
       *[other] Bandykite dar kartą po { $seconds } sekundžių.
    }
trouble-unavailable-title = Dabar nieko išsaugoti negalime
trouble-unavailable-text = Gedimas mūsų pusėje. Iš to, ką dabar išsiuntėte, niekas neišsaugota.
trouble-unavailable-next = Grįžkite, kad neprarastumėte savo žodžių, ir po minutės siųskite dar kartą. Jei skubu, skambinkite.
trouble-unavailable-form = Pas mus kažkas sugedo ir kol kas niekas neišsaugota. Jūsų žodžiai tebėra čia: išsiųskite dar kartą po minutės. Jei skubu, skambinkite.
trouble-internal-title = Gedimas mūsų pusėje
trouble-internal-text = Tai mūsų klaida, ne jūsų. Ji užregistruota, ir kas nors pažiūrės.
trouble-internal-next = Grįžkite ir bandykite dar kartą. Jei siuntėte pranešimą, išsiųsti du kartus nepakenks.

# Every page of a demonstration says so.
demo-banner = Tai demonstracija. Niekas neskaito, ką čia siunčiate. Gresiant pavojui skambinkite { $number }.
