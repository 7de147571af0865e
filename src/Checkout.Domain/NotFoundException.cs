namespace Checkout.Domain;

/// <summary>What was asked for does not exist, or belongs to another account. Said with 404, in one place.</summary>
public sealed class NotFoundException() : Exception("There is no such thing in this account.");
