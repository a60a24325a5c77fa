namespace Fachgruppe.Platform.Audit;

/// <summary>Something that happened to accounts or rights.</summary>
/// <param name="Kind">What, e.g. <c>session.begun</c>; never more than the program's own words.</param>
/// <param name="ActorId">Who did it; null for a command or the program itself.</param>
/// <param name="SubjectId">Whom it concerns; null where that is nobody.</param>
/// <param name="Details">A few words for the reader, without secrets; kept as long as the person it concerns has an account.</param>
public sealed record LogEvent(string Kind, string? ActorId, string? SubjectId, string? Details = null);
