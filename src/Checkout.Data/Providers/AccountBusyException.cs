namespace Checkout.Data.Providers;

/// <summary>Somebody else held an account's lock for longer than the lock is waited for: nothing was done.</summary>
public sealed class AccountBusyException(Exception inner) : Exception("Someone else is changing this account.", inner);
