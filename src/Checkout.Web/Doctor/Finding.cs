namespace Checkout.Web.Doctor;

public enum Severity
{
    /// <summary>It works, and will not for long or not for everybody.</summary>
    Warning,

    /// <summary>Something does not work.</summary>
    Error,
}

/// <summary>Something that can be wrong with a deployment.</summary>
/// <param name="Code">What scripts know it by; it never changes.</param>
/// <param name="Means">What is wrong, in a sentence.</param>
/// <param name="Mend">What to do about it, in sentences.</param>
public sealed record Ailment(string Code, Severity Severity, string Means, string Mend)
{
    /// <param name="detail">Where and how it shows, in sentences: no secret, and nothing of a person's.</param>
    public Finding Found(string detail = "") => new(this, detail);
}

/// <summary>Something that is wrong with this deployment.</summary>
public sealed record Finding(Ailment Ailment, string Detail);
