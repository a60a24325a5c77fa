using Fachgruppe.Boards.Engine;

namespace Fachgruppe.Boards.Wire;

/// <summary>An operation as it was sent, or why it is none.</summary>
/// <param name="OpId">What the sender called it; null where that cannot be told.</param>
/// <param name="Operation">Null when refused.</param>
/// <param name="Refusal">Null when well-formed.</param>
public readonly record struct ReadOperation(string? OpId, Operation? Operation, Refusal? Refusal);

/// <summary>Turns values from outside into operations, strictly: what is unknown is refused, not ignored.</summary>
public static class OperationReader
{
    /// <summary>Operations in one call.</summary>
    public const int MaxOperations = 100;

    /// <summary>Reads one operation that a client sent.</summary>
    public static ReadOperation Read(WireValue value) => Read(value, effect: false);

    /// <summary>Reads an effect that the journal kept.</summary>
    /// <exception cref="InvalidDataException">The journal holds something else.</exception>
    public static Operation ReadEffect(WireValue value)
        => Read(value, effect: true) is { Operation: { } operation } ? operation : throw new InvalidDataException("The journal holds an unknown operation.");

    private static ReadOperation Read(WireValue value, bool effect)
    {
        if (value.Kind != WireKind.Map)
        {
            return new(null, null, Refusal.Invalid(RefusalReason.NotAnOperation));
        }

        var opId = TextField(value, "opId");
        var shown = opId is { Length: <= 64 } ? opId : null;
        if (opId is null || !TextRules.IsId(opId))
        {
            return new(shown, null, Refusal.Invalid(RefusalReason.BadId, "opId"));
        }

        if (TextField(value, "type") is not { } name || OperationTypes.Parse(name) is not { } type)
        {
            return new(shown, null, Refusal.Invalid(RefusalReason.UnknownType, "type"));
        }

        var id = TextField(value, "id");
        if (type != OperationType.BoardSet && (id is null || !TextRules.IsId(id)))
        {
            return new(shown, null, Refusal.Invalid(RefusalReason.BadId, "id"));
        }

        var (fields, refusal) = ReadFields(value, OperationSchema.For(type), type == OperationType.BoardSet, effect);
        return refusal is null ? new(shown, new Operation(opId, type, id, fields), null) : new(shown, null, refusal);
    }

    private static (Fields Fields, Refusal? Refusal) ReadFields(WireValue value, OperationSchema schema, bool ofBoard, bool effect)
    {
        var fields = Fields.None;
        var required = 0;
        for (var i = 0; i < value.Map.Count; i++)
        {
            var (name, field) = value.Map[i];
            if (IsDuplicate(value, i))
            {
                return (fields, Refusal.Invalid(RefusalReason.DuplicateField, Shown(name)));
            }

            if (name is "opId" or "type" || (name == "id" && !ofBoard))
            {
                continue;
            }

            if (!schema.Required.Contains(name) && !schema.Optional.Contains(name) && !(effect && schema.Effect.Contains(name)))
            {
                return (fields, Refusal.Invalid(RefusalReason.UnknownField, Shown(name)));
            }

            (fields, var refusal) = schema.Read(fields, name, field);
            if (refusal is not null)
            {
                return (fields, refusal);
            }

            required += schema.Required.Contains(name) ? 1 : 0;
        }

        return required == schema.Required.Count ? (fields, null) : (fields, Refusal.Invalid(RefusalReason.MissingField, Missing(value, schema)));
    }

    private static bool IsDuplicate(WireValue value, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (value.Map[i].Key == value.Map[index].Key)
            {
                return true;
            }
        }

        return false;
    }

    private static string Missing(WireValue value, OperationSchema schema)
        => schema.Required.First(name => value.Map.All(field => field.Key != name));

    private static string? TextField(WireValue value, string name)
    {
        foreach (var (key, field) in value.Map)
        {
            if (key == name)
            {
                return field.Kind == WireKind.Text ? field.Text : null;
            }
        }

        return null;
    }

    // A name from outside goes back into the answer: short, and nothing but letters.
    private static string Shown(string name) => name.Length <= 40 && name.All(char.IsAsciiLetterOrDigit) ? name : "…";
}
