namespace Checkout.Web.Features.Errors;

/// <summary>What the error page shows.</summary>
public sealed record FailureModel(Failure Failure, string Reference, bool HasFrame);
