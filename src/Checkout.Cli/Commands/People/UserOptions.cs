namespace Checkout.Cli.Commands.People;

/// <summary>The options of the users commands.</summary>
internal sealed class UserOptions
{
    public Option<string> RequiredEmail { get; } = new("--email")
    {
        Description = "The e-mail address that the person signs in with.",
        Required = true
    };

    public Option<string?> Email { get; } = new("--email") { Description = "The e-mail address that the person signs in with." };

    public Option<string?> Account { get; } = new("--account") { Description = "Number or external id of an account." };

    public Option<string> RequiredAccount { get; } = new("--account")
    {
        Description = "Number or external id of the account.",
        Required = true
    };

    public Option<string?> PermissionSet { get; } = new("--permission-set") { Description = "For instance “Billing access”." };

    public Option<string> RequiredPermissionSet { get; } = new("--permission-set")
    {
        Description = "For instance “Billing access”.",
        Required = true
    };

    public Option<string> Name { get; } = new("--name") { Description = "What the person is called.", Required = true };

    public Option<string?> NewName { get; } = new("--name") { Description = "What a new account’s first administrator is called." };

    public Option<DateOnly?> Until { get; } = new("--until") { Description = "The last day with access, such as 2027-03-31." };

    public Option<string> RequiredProfile { get; } = new("--profile")
    {
        Description = "System Administrator, Billing Administrator or Standard User.",
        Required = true
    };

    public Option<string?> Profile { get; } =
        new("--profile") { Description = "System Administrator, Billing Administrator or Standard User." };
}
