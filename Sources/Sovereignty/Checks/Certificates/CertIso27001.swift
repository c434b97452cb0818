import Continuum
import Knowledge

extension Check {
    static let certIso27001 = Check(
        "cert-iso-27001",
        title: Bilingual(
            fr: "Tout service hébergé est certifié ISO/IEC 27001, et le certificat court encore",
            en: "Every hosted service is certified ISO/IEC 27001, and the certificate is still running"),
        why: Bilingual(
            fr: "La norme montre que la sécurité est organisée, suivie et auditée chaque année. C’est le socle que demandent presque tous les autres référentiels.",
            en: "The standard shows that security is organised, followed up and audited every year. It is the ground that nearly all other schemes ask for."),
        remedy: Bilingual(
            fr: "Demander le certificat, souvent déjà là ; noter sa date de fin ; l’exiger au prochain marché.",
            en: "Ask for the certificate, often there already; note its end date; require it in the next tender."),
        verify: Bilingual(
            fr: "Certificat : organisme accrédité (Cofrac ou équivalent), date de fin, périmètre et sites ; déclaration d’applicabilité ; recherche sur IAF CertSearch.",
            en: "Certificate: accredited body (Cofrac, UKAS or equivalent), end date, scope and sites; statement of applicability; search at IAF CertSearch."),
        limits: Bilingual(
            fr: "La norme certifie une organisation du travail, pas l’absence de failles, et ne dit rien du droit étranger. Une seule offre sans certificat dans la chaîne suffit à échouer, même un service annexe. Le certificat n’est cherché que sur l’offre (ou la plateforme sans offre), pas sur l’organisation, le site ni notre exemplaire. Une application fournie, qui ne peut en porter, échoue toujours. Le périmètre écrit n’est pas lu.",
            en: "The standard certifies a way of working, not the absence of flaws, and says nothing of foreign law. One offer without a certificate in the chain is enough to fail, even a side service. The certificate is only looked for on the offer (or on a platform without offer), not on the organisation, the site or our instance. An application that is provided, which cannot carry one, always fails. The written scope is not read."),
        sources: [
            CheckSource("ISO/IEC 27001:2022", "articles 4 à 10 et annexe A"),
            CheckSource("Vademecum d’Infralliance (V)", "p. 15, attentes : être certifié ISO 27001"),
            CheckSource("Guide FNCCR / Club Numérique & Territoires (G)", "glossaire : ISO, normes"),
        ]
    ) { judgement, scope, facts in
        judgement.certified(facts.hosting(scope), by: ["iso-27001"], facts)
    }
}
