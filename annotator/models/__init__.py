from annotator.models.api_token import ApiToken
from annotator.models.attestation import Attestation
from annotator.models.catalogue_record import CatalogueRecord
from annotator.models.citation_check import CitationCheck
from annotator.models.claim import Claim, ClaimRelation
from annotator.models.deleted_account import DeletedAccount
from annotator.models.disagreement import DisagreementNote
from annotator.models.event import Event
from annotator.models.evidence_link import EvidenceLink
from annotator.models.job import Job
from annotator.models.last_visit import LastVisit
from annotator.models.notice import Notice
from annotator.models.position import Position
from annotator.models.quotation import Anchor, Quotation, QuotationRange
from annotator.models.reading import Reading
from annotator.models.reply import Reply
from annotator.models.review import Review
from annotator.models.seminar import Invitation, Membership, Seminar
from annotator.models.tag import Tag
from annotator.models.upload import Upload
from annotator.models.user import User
from annotator.models.worker_heartbeat import WorkerHeartbeat

__all__ = [
    "Anchor",
    "ApiToken",
    "Attestation",
    "CatalogueRecord",
    "CitationCheck",
    "Claim",
    "ClaimRelation",
    "DeletedAccount",
    "DisagreementNote",
    "Event",
    "EvidenceLink",
    "Invitation",
    "Job",
    "LastVisit",
    "Membership",
    "Notice",
    "Position",
    "Quotation",
    "QuotationRange",
    "Reading",
    "Reply",
    "Review",
    "Seminar",
    "Tag",
    "Upload",
    "User",
    "WorkerHeartbeat",
]
