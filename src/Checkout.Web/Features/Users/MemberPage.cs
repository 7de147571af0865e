namespace Checkout.Web.Features.Users;

/// <summary>A person's page.</summary>
/// <param name="IsSelf">The administrator who looks at it.</param>
public sealed record MemberPage(MemberRow Row, AccessInput Input, AccessChoices Choices, bool IsSelf);

/// <summary>Inviting somebody.</summary>
public sealed record InvitePage(InvitationInput Input, AccessChoices Choices);
