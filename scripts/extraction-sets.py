#!/usr/bin/env python3
"""Writes labelled texts for `stormbell eval extract`: a set to work with, one looked at once, one not looked at.

    scripts/extraction-sets.py DATA OUT     writes OUT/seen.jsonl, OUT/once.jsonl and OUT/unseen.jsonl

The three share nothing but languages and kinds: real values come from different sources, sentences, distractors and
spellings are different ones. Numbers with check digits are made. The same seed gives the same sets."""
import json, os, random, re, sys
import extraction_sentences as sentences
import extraction_values as values

SPLIT = (["misp-events-eset", "csaf", "misp-pymisp-events"], ["misp-events-citizenlab", "misp-events-other", "stix"], ["sekoia", "networks", "misp-galaxies", "eukev", "mails"])
KINDS = ["ipv4", "domain", "url", "email", "md5", "sha1", "sha256", "sha512", "cve", "asn", "attack", "btc", "eth", "xmr", "ipv6", "cidr"]
DOTS = (["[.]", "(.)", "[dot]", " [.] "], ["[.]", "{.}", " (dot) ", "[.", "\\."], ["[.]", "[.]", "[ . ]", "(.)", "{dot}", " [dot] ", " dot "])
ATS = (["[at]", "@", "[@]"], ["(at)", " [at] ", "{at}", "@"], ["[ at ]", " (at) ", "[@]", "@", "{@}"])
SCHEMES = (["hxxp", "hXXp"], ["hxxp", "h**p", "HXXP"], ["hxxp", "hXXp", "hxtp"])
# In which language a full stop and an at sign are spelled how.
LOCAL_DOTS = {"de": "[punkt]", "fr": "[point]", "es": "[punto]", "it": "[punto]", "pt": "[ponto]", "nl": "[punt]", "pl": "[kropka]", "sv": "[punkt]", "fi": "[piste]"}


def defang(rng, part, kind, value, lang):
    if kind not in ("ipv4", "domain", "url", "email", "cidr", "ipv6") or rng.random() < 0.45:
        return value
    dot = rng.choice(DOTS[part])
    if part and rng.random() < 0.15:
        dot = LOCAL_DOTS.get(lang, dot)
    if kind == "ipv6":
        return value.replace(":", "[:]")
    if kind == "url":
        scheme, rest = value.split("://", 1)
        host, slash, tail = rest.partition("/")
        scheme = re.sub("http", rng.choice(SCHEMES[part]), scheme)
        return f"{scheme}{rng.choice(['://', '[:]//', '://'])}{host.replace('.', '[dot]' if dot == ' dot ' else dot.strip())}{slash}{tail}"
    if kind == "email":
        local, host = value.split("@")
        return f"{local}{rng.choice(ATS[part])}{host.replace('.', dot)}"
    if "." not in value:
        return value
    if rng.random() < 0.5:
        head, tail = value.rsplit(".", 1)
        return head + dot + tail
    return value.replace(".", dot)


def normal(kind, value):
    if kind in ("domain", "email", "md5", "sha1", "sha256", "sha512", "ipv6", "eth"):
        return value.lower()
    if kind == "url":
        scheme, rest = value.split("://", 1)
        cut = re.search(r"[/?#]|$", rest).start()
        return f"{scheme.lower()}://{rest[:cut].lower()}{rest[cut:]}"
    return value


def made(rng, kind):
    if kind == "btc":
        return values.bitcoin(rng)
    if kind == "eth":
        return values.ethereum(rng)
    if kind == "xmr":
        return values.monero(rng)
    if kind == "asn":
        return rng.choice(["AS", "AS", "ASN"]) + str(rng.randrange(100, 400000))
    if kind == "sha512":
        return rng.randbytes(64).hex()
    if kind == "ipv6":
        return rng.choice(["2001:db8", "2a02:26f0", "2a00:1450"]) + "::" + f"{rng.randrange(1, 65536):x}:{rng.randrange(1, 65536):x}"
    if kind == "cidr":
        return f"{rng.randrange(11, 223)}.{rng.randrange(256)}.{rng.randrange(256)}.0/{rng.randrange(17, 30)}"
    return None


def spelled_iban(rng, value):
    way = rng.random()
    if way < 0.6:
        return " ".join(value[i : i + 4] for i in range(0, len(value), 4))
    return value if way < 0.9 else value.lower()


def value_of(rng, pools, part):
    while True:
        kind = rng.choice(KINDS)
        value = made(rng, kind)
        if value is None:
            holders = [s for s in SPLIT[part] if pools.get(s, {}).get(kind)]
            if not holders:
                continue
            value = rng.choice(pools[rng.choice(holders)][kind])
        if kind == "asn":
            return kind, value, "AS" + re.sub(r"\D", "", value)
        if fits(kind, value):
            return kind, value, normal(kind, value)


def fits(kind, value):
    """Real labels have slips: a cut digest, a name with a space."""
    lengths = {"md5": 32, "sha1": 40, "sha256": 64, "sha512": 128}
    if kind in lengths:
        return re.fullmatch(r"[0-9a-fA-F]+", value) is not None and len(value) == lengths[kind]
    if kind == "domain":
        return re.fullmatch(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}", value) is not None
    if kind == "url":
        return re.fullmatch(r"https?://[^\s<>\"'`|\\{}^\[\]]+[\w/=]", value) is not None
    return " " not in value


def text(rng, pools, part):
    lang = rng.choice(sorted(sentences.SENTENCES))
    country, *both = sentences.SENTENCES[lang]
    out, expected = [], set()
    for _ in range(rng.randrange(1, 4)):
        sentence = rng.choice(both[part])
        if "{phone}" in sentence:
            spelled, value = values.phone(rng, country)
            expected.add(("phone", value))
            number = values.iban(rng, rng.choice([country, country, "LT", "DE"]))
            if rng.random() < 0.15:
                number_spelled = values.wrong_iban(rng, country)
            else:
                expected.add(("iban", number))
                number_spelled = spelled_iban(rng, number)
            sentence = sentence.replace("{phone}", spelled).replace("{iban}", number_spelled)
        else:
            picked = [value_of(rng, pools, part) for _ in range(rng.randrange(1, 4))]
            expected |= {(kind, value) for kind, _, value in picked}
            joined = rng.choice([", ", "; ", "\n- ", [" / ", " | ", " + "][part]])
            sentence = sentence.replace("{any}", joined.join(defang(rng, part, k, v, lang) for k, v, _ in picked))
        out.append(sentence)
        if rng.random() < 0.5:
            filled = rng.choice(sentences.DISTRACTORS[part])
            guid = rng.randbytes(16).hex()
            filled = filled.replace("{hex48}", rng.randbytes(24).hex())
            out.append(filled.replace("{guid}", f"{guid[:8]}-{guid[8:12]}-{guid[12:16]}-{guid[16:20]}-{guid[20:]}"))
    return lang, rng.choice([" ", "\n"]).join(out), expected


def main():
    data, folder = sys.argv[1:3]
    os.makedirs(folder, exist_ok=True)
    pools = values.harvest(data)
    for part, name in enumerate(["seen", "once", "unseen"]):
        rng = random.Random(f"extraction {name}")
        with open(f"{folder}/{name}.jsonl", "w", encoding="utf-8") as file:
            for number in range(3000):
                lang, words, expected = text(rng, pools, part)
                line = {"id": f"{name}-{lang}-{number}", "text": words, "expected": [{"type": k, "value": v} for k, v in sorted(expected)]}
                file.write(json.dumps(line, ensure_ascii=False) + "\n")


main()
