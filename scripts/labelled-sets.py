#!/usr/bin/env python3
"""Writes labelled sets for `stormbell eval correlate` and `eval waves` from the public material beside the repository.

Each real event is cut into the reports that its victims would file, and mixed with others of the same weeks. The same
seed writes the same sets. Sources are split: what was looked at while the rules were written («seen») and what was not
(«unseen»); so are the ways of telling it. Nothing of the material is kept in the repository.

usage: labelled-sets.py DATA OUT
"""
import glob
import json
import os
import random
import sys
from datetime import datetime, timedelta, timezone

# How people tell it, by language: seen tellings, then unseen ones. {t} is the target, {v} a value, {c} the time.
DOWN = {
    "en": ["The website of {t} has been down since about {c}, I cannot log in.", "{t} is not reachable, pages time out. Started around {c}.",
           "Our monitoring shows a DDoS against {t}, traffic from {v}.", "cant open {t} at all, error 503 since {c}"],
    "de": ["Die Seite von {t} ist seit {c} nicht erreichbar.", "Ich komme bei {t} nicht mehr hinein, alles lädt endlos.",
           "Seit {c} wird {t} mit Anfragen überflutet, Quelle unter anderem {v}.", "{t} geht nicht, Fehler 503"],
    "sv": ["{t} går inte att nå sedan {c}.", "Webbplatsen hos {t} ligger nere, inget laddar.",
           "Vi ser en överbelastningsattack mot {t} från {v}.", "kommer inte in på {t}, fel 503"],
    "fr": ["Le site de {t} est inaccessible depuis {c}.", "Impossible de se connecter à {t}, rien ne répond.",
           "Nous subissons une attaque DDoS contre {t}, depuis {v}.", "{t} ne marche plus, erreur 503"],
    "et": ["{t} leht ei avane alates {c}.", "Ei saa {t} lehele sisse, kõik on maas.",
           "Näeme ummistusrünnet {t} vastu, allikas {v}.", "{t} ei tööta, viga 503"],
    "lt": ["{t} svetainė neveikia nuo {c}.", "Negaliu prisijungti prie {t}, puslapis nepasiekiamas.",
           "Matome DDoS ataką prieš {t} iš {v}.", "{t} neatsidaro, klaida 503"],
    "pl": ["Strona {t} nie działa od {c}.", "Nie mogę wejść na {t}, serwis niedostępny.",
           "Widzimy atak DDoS na {t} z {v}.", "{t} nie odpowiada, błąd 503"],
    "es": ["La página de {t} no funciona desde las {c}.", "No puedo entrar en {t}, está caída.",
           "Sufrimos un ataque DDoS contra {t} desde {v}.", "{t} no carga, error 503"],
}
LURE = {
    "en": ["I got a text saying my parcel waits at {t}, it sends me to {v}", "Mail that looks like {t} asks me to confirm my card at {v}. I typed it in.",
           "Phishing in the name of {t}: {v}", "fake {t} login page {v}, please take it down"],
    "de": ["SMS angeblich von {t}, ich soll auf {v} bezahlen.", "E-Mail im Namen von {t} mit Link {v}, ich habe meine Daten eingegeben.",
           "Phishing gegen Kunden von {t}: {v}", "gefälschte Seite von {t} unter {v}"],
    "sv": ["Fick ett sms från {t} med länken {v}", "Mejl som ser ut som {t} ber mig logga in på {v}.", "Nätfiske i namn av {t}: {v}", "falsk sida {v} för {t}"],
    "fr": ["SMS soi-disant de {t}, lien {v}", "Un courriel de {t} me demande ma carte sur {v}.", "Hameçonnage au nom de {t} : {v}", "fausse page {t} {v}"],
    "lt": ["Gavau SMS neva iš {t} su nuoroda {v}", "Laiškas {t} vardu prašo kortelės duomenų {v}", "Sukčiai apsimeta {t}: {v}", "netikra {t} svetainė {v}"],
    "pl": ["SMS rzekomo od {t}, link {v}", "Mail podszywa się pod {t} i prosi o kartę na {v}", "Oszustwo na {t}: {v}", "fałszywa strona {t} {v}"],
}
BREAK_IN = {
    "en": ["Our scanner found a file with hash {v} on two servers.", "Beacons to {v} from a workstation of {t}.", "{t} here. Malware alert, indicator {v}.", "We found {v} in the logs after a break-in."],
    "de": ["Auf einem Rechner bei {t} wurde {v} gefunden, Schadsoftware.", "Verbindungen zu {v} aus unserem Netz.", "{t}: Fund {v}, bitte um Hilfe.", "Nach dem Einbruch steht {v} in den Protokollen."],
    "fr": ["Nous avons trouvé {v} sur un poste de {t}.", "Connexions vers {v} depuis notre réseau.", "{t} : logiciel malveillant, {v}.", "Après l'intrusion, {v} dans les journaux."],
    "sv": ["Vi hittade {v} på en server hos {t}.", "Trafik mot {v} från vårt nät.", "{t}: skadlig kod, {v}.", "Efter intrånget finns {v} i loggarna."],
}
NAMES = ["Hansapank", "Swedbank", "PostFinance", "Danske Bank", "Luminor", "Nordea", "Elering", "Ignitis", "Vattenfall", "Skatteverket", "Eesti Energia",
         "Telia", "Lattelecom", "PKO Bank", "Orlen", "Charité Berlin", "Karolinska", "Klinikum Fürth", "Amundi", "La Poste", "Omniva", "DPD", "PostNord",
         "Ryanair", "Finnair", "Deutsche Bahn", "Stadt Potsdam", "Gemeente Breda", "Tallinna Sadam", "Vilniaus Vandenys", "Lietuvos Geležinkeliai",
         "Caja Rural", "Correos", "Hospital Clínic", "Poczta Polska", "Allegro", "Zalando", "Nasdaq Vilnius", "Riigikogu", "Seimas", "Bundestag", "Riksdagen",
         "Sejm", "Maxima", "Coop", "Systembolaget", "Bolt", "Wise", "Revolut", "Telenor"]
COMMON = ["1.1.1.1", "8.8.8.8", "www.google.com", "203.0.113.80", "cdn.shared-host.example", "https://bit.ly", "198.51.100.7", "outlook.com"]
NOISE = ["My neighbour's wifi is slow and I think it is hacked", "Ich habe eine seltsame Mail bekommen, was tun?", "Somebody calls me every evening and says nothing",
         "My phone gets hot", "I forgot my password for the library", "Fick ett konstigt samtal om datorn", "Ei tea, kas see kiri on päris", "Is this invoice real?",
         "Someone opened an account in my name", "Kas yra šis numeris?", "Mon ordinateur est lent depuis hier", "weird popup about antivirus"]


def defanged(rng, value):
    way = rng.randrange(5)
    if way == 0:
        return value.replace(".", "[.]").replace("http", "hxxp")
    if way == 1:
        return value.replace(".", "(.)", 1).replace("http", "hXXp")
    return value


def spelled(rng, name, domain):
    return rng.choice([name, name, domain, "www." + domain, name + " " + rng.choice(["AB", "AS", "GmbH", ""]), name.upper()])


class Event:
    def __init__(self, label, kind, at, minutes, reports, names, values, tellings, named=0.6, common=0.1, value_share=0.6, listed=0):
        self.__dict__.update(locals())


def cut(rng, event, half):
    """The reports that an event's victims file: `half` of the tellings are used."""
    first = 0 if half == "seen" else 2
    langs = list(event.tellings)
    copied = rng.random() < 0.15
    for n in range(event.reports):
        lang = rng.choice(langs)
        name = rng.choice(event.names)
        domain = name.lower().replace(" ", "").replace("é", "e").replace("ü", "u") + ".example"
        at = event.at + timedelta(minutes=event.minutes * rng.random() ** 1.5)
        value = rng.choice(event.values) if event.values and rng.random() < event.value_share else ""
        listed = rng.sample(event.values, min(event.listed, len(event.values))) if value else []
        text = event.tellings["en" if copied else lang][first + rng.randrange(2)]
        text = text.format(t=spelled(rng, name, domain), v=", ".join(defanged(rng, v) for v in [value] + listed), c=at.strftime("%H:%M"))
        if copied:
            text += " " + " ".join("".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(rng.randrange(3, 9))) for _ in range(rng.randrange(3, 12)))
        if rng.random() < event.common:
            text += " " + rng.choice(COMMON)
        report = {"at": at.strftime("%Y-%m-%dT%H:%M:%SZ"), "narrative": text, "label": event.label}
        if rng.random() < 0.8:
            report["lang"] = lang
        if rng.random() < 0.75:
            report["kind"] = rng.choice(event.kind)
        if rng.random() < event.named:
            report["target"] = spelled(rng, name, domain)
        if value and rng.random() < 0.5:
            report["observables"] = [value] if rng.random() < 0.5 else [{"type": kind_of(value), "value": value}]
        yield report


def kind_of(value):
    if "://" in value:
        return "url"
    if all(c in "0123456789abcdef" for c in value) and len(value) >= 32:
        return {32: "md5", 40: "sha1", 64: "sha256"}.get(len(value), "other")
    if value.replace(".", "").isdigit():
        return "ipv4"
    return "domain"


def address(rng):
    return ".".join(str(rng.randrange(11, 220)) for _ in range(4))


def lure_url(rng, name):
    word = "".join(rng.choice("bcdfghklmnprstvz") + rng.choice("aeiou") for _ in range(3))
    return "https://%s-%s.%s/%s" % (name.lower().split()[0].replace("é", "e").replace("ü", "u"), word, rng.choice(["top", "xyz", "info", "icu"]), word)


def misp_events(data, half):
    files = sorted(glob.glob(os.path.join(data, "misp/events-*/*.json")))
    for place, path in enumerate(files):
        if (place % 2 == 0) != (half == "seen"):
            continue
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
        content = content[0] if isinstance(content, list) else content
        event = content.get("Event") or content
        wanted = {"md5", "sha1", "sha256", "domain", "hostname", "url", "ip-dst", "ip-src"}
        values = [a["value"] for a in event.get("Attribute", []) if a.get("type") in wanted]
        if len(values) >= 3:
            yield os.path.basename(path), values


def single_stories(data, half):
    """What happened to one organisation each, in the words of the VERIS Community Database."""
    with open(os.path.join(data, "incidents/vcdb.jsonl"), encoding="utf-8") as file:
        incidents = [json.loads(line) for line in file]
    half = incidents[half == "unseen"::2]
    return sorted({i["summary"] for i in half if i.get("summary") and not i.get("campaign_id")})


def correlate_set(data, half, seed):
    rng = random.Random("%s %s" % (half, seed))
    begin = datetime(2026, 3, 2, tzinfo=timezone.utc) + timedelta(days=60 * seed)
    when = lambda: begin + timedelta(minutes=rng.randrange(14 * 1440))
    names = NAMES[seed % 2::2] if half == "seen" else NAMES[::-1]
    events = []
    for n in range(26):  # floods; some with attackers' addresses, some without any value, some in the same minutes
        at = when()
        for m, other in enumerate(rng.sample(names, rng.choice([1, 1, 2, 3]))):
            values = [address(rng) for _ in range(rng.randrange(0, 5))]
            events.append(Event("flood-%d-%d" % (n, m), ["ddos", "ddos", "dos", "availability", "down"], at, rng.choice([20, 60, 150]), rng.randrange(3, 30),
                                [other], values, DOWN, named=rng.choice([0.4, 0.8, 1.0])))
    for n in range(22):  # lures: one brand, a few addresses
        name = rng.choice(names)
        values = [lure_url(rng, name) for _ in range(rng.randrange(1, 4))]
        events.append(Event("lure-%d" % n, ["phishing", "phishing", "fraud", "message"], when(), rng.choice([120, 700, 2000]), rng.randrange(3, 40), [name], values, LURE,
                            named=0.5, value_share=0.85))
    for name, values in misp_events(data, half):  # break-ins: one set of values, many victims
        some = rng.sample(values, min(len(values), 6))
        events.append(Event("misp-" + name, ["malware", "infected-system", "intrusion"], when(), rng.choice([600, 4000]), rng.randrange(3, 14), rng.sample(names, 4), some,
                            BREAK_IN, named=0.4, value_share=1.0, listed=rng.randrange(1, 4)))
    reports = [report for event in events for report in cut(rng, event, half)]
    stories = rng.sample(single_stories(data, half), len(reports) // 8)
    for n, story in enumerate(stories + rng.sample(NOISE, 5)):  # single ones
        text = story + rng.choice(["", "", " " + rng.choice(COMMON)])
        reports.append({"at": when().strftime("%Y-%m-%dT%H:%M:%SZ"), "narrative": text, "label": "single-%d" % n})
    for n in range(4):  # texts that list the values of two attacks
        one, two = rng.sample([e for e in events if e.values], 2)
        text = "List: " + " ".join(one.values[:3] + two.values[:3])
        at = max(one.at, two.at) + timedelta(minutes=30)
        reports.append({"at": at.strftime("%Y-%m-%dT%H:%M:%SZ"), "narrative": text, "label": one.label})
    return finished(reports)


def finished(reports):
    reports.sort(key=lambda r: r["at"])
    for n, report in enumerate(reports):
        report["id"] = "r%05d" % n
    return reports


def cyberpeace_set(data):
    """The real stream as it is: a report an attack; actor, target country and day make an incident."""
    with open(os.path.join(data, "incidents/cyberpeace-attacks.jsonl"), encoding="utf-8") as file:
        events = [json.loads(line) for line in file]
    reports = []
    for place, event in enumerate(events):
        e, actor, country = event["event"], (event.get("threatActor") or {}).get("name") or "", event["location"]["country"]
        day = e["eventDateFrom"][:10]
        label = "%s|%s|%s" % (actor or place, country, day)
        reports.append({"at": e["eventDateFrom"], "narrative": e["description"], "kind": e["type"], "label": label})
    return finished(reports)


def cyberpeace_cut(data, half):
    """The same stream, each attack told by two to five people through its day."""
    rng = random.Random("cyberpeace " + half)
    reports = []
    for n, report in enumerate(cyberpeace_set(data)):
        if (n % 2 == 0) != (half == "seen"):
            continue
        at = datetime.strptime(report["at"][:10], "%Y-%m-%d") + timedelta(minutes=rng.randrange(1380))
        words = report["narrative"].split()
        for _ in range(rng.randrange(2, 6)):
            kept = [w for w in words if rng.random() > 0.12]
            told = (at + timedelta(minutes=rng.random() * 45)).strftime("%Y-%m-%dT%H:%M:%SZ")
            reports.append({"at": told, "narrative": " ".join(kept), "kind": report["kind"], "label": report["label"]})
    return finished(reports)


def wave_set(half, seed):
    """Six weeks with the rhythm of the week, a holiday, noisy sources, bursts below interest, and twelve waves."""
    rng = random.Random("waves %s %d" % (half, seed))
    begin = datetime(2026, 1, 5, tzinfo=timezone.utc) + timedelta(days=42 * seed)
    kinds = ["phishing", "ddos", "malware", "account", "fraud", "scanner", "ransomware"]
    sectors = ["banking", "health", "energy", "public", "transport", "citizen", "digital"]
    regions = ["R%02d" % n for n in range(rng.choice([5, 8, 15]))]
    targets = ["target-%03d" % n for n in range(rng.choice([60, 200, 600]))]
    volume = rng.choice([4, 15, 40])
    rows = []
    skew = lambda xs: xs[min(int(rng.expovariate(1.0) * len(xs) / 4), len(xs) - 1)]
    source = lambda: "s%05d" % rng.randrange(20000)
    def row(at, label="", **fixed):
        r = {"at": at.strftime("%Y-%m-%dT%H:%M:%SZ"), "kind": skew(kinds), "sector": skew(sectors), "region": skew(regions), "target": skew(targets), "source": source(), "label": label}
        r.update(fixed)
        if rng.random() < 0.03:
            r[rng.choice(["sector", "region", "target"])] = ""
        rows.append(r)
    holiday = rng.randrange(15, 35)
    for hour in range(42 * 24):
        day, h = hour // 24, hour % 24
        factor = (0.25 if h < 6 else 0.7 if h < 8 else 1.7 if h < 18 else 1.0) * (0.5 if day % 7 >= 5 or day == holiday else 1.0)
        rate = volume * factor * rng.gammavariate(12, 1 / 12)
        n = 0
        t = rng.expovariate(rate)
        while t < 1:
            row(begin + timedelta(hours=hour + t))
            t += rng.expovariate(rate)
    for n in range(3):  # a source that floods
        who, at = "noisy-%d" % n, begin + timedelta(minutes=rng.randrange(42 * 1440))
        what = {"kind": rng.choice(kinds), "target": rng.choice(targets), "source": who}
        for _ in range(rng.randrange(60, 400)):
            row(at + timedelta(minutes=rng.random() * 120), **what)
    for n in range(15):  # a handful about one thing: below interest
        at, what = begin + timedelta(minutes=rng.randrange(42 * 1440)), {"kind": rng.choice(kinds), "target": rng.choice(targets)}
        for _ in range(rng.randrange(2, 5)):
            row(at + timedelta(minutes=rng.random() * 30), **what)
    shapes = [("target", 40, 20), ("target", 200, 60), ("kind region", 80, 90), ("kind sector", 90, 120), ("kind region sector", 40, 60), ("target", 25, 240), ("kind target", 60, 30),
              ("kind", 400, 120), ("kind region", 60, 45), ("kind sector region", 45, 300), ("target kind sector", 30, 15), ("kind sector", 150, 180)]
    scale = max(1.0, volume / 15)
    spots = rng.sample(range(2 * 24, 41 * 24, 6), 11)
    spots.append(spots[0])  # two that overlap
    for n, ((fields, reports, minutes), spot) in enumerate(zip(shapes, spots)):
        at = begin + timedelta(hours=spot, minutes=rng.randrange(300))
        what = {f: rng.choice({"kind": kinds, "sector": sectors, "region": regions, "target": targets}[f]) for f in fields.split()}
        reports = int(reports * (scale if "target" not in fields else 1.0))
        for _ in range(reports):
            row(at + timedelta(minutes=minutes * rng.random() ** rng.choice([1.0, 1.0, 0.7])), "wave-%02d" % n, **what)
    rows.sort(key=lambda r: r["at"])
    return rows


def write(out, name, rows):
    with open(os.path.join(out, name + ".jsonl"), "w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def main():
    data, out = sys.argv[1:3]
    os.makedirs(out, exist_ok=True)
    for half in ["seen", "unseen"]:
        for seed in range(3):
            write(out, "correlate-%s-%d" % (half, seed), correlate_set(data, half, seed))
        # Seeds 0 to 5 of the unseen ones were counted once; what they showed changed two numbers, so others count now.
        for seed in range(6) if half == "seen" else range(6, 12):
            write(out, "waves-%s-%d" % (half, seed), wave_set(half, seed))
        write(out, "cyberpeace-%s" % half, cyberpeace_cut(data, half))
    write(out, "cyberpeace-stream", cyberpeace_set(data))


main()
