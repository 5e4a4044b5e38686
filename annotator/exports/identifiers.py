"""Names for what is exported: addresses where the installation is known, URNs where it is not."""

from annotator.exports.gathered import Gathered


def iri(annotations: Gathered, kind: str, key: object) -> str:
    """The identifier of one thing, for example `https://example.org/claims/7` or `urn:variorum:claims:7`."""
    if annotations.base_url:
        return f"{annotations.base_url}/{kind}/{key}"
    return f"urn:variorum:{kind}:{str(key).replace('/', ':')}"
