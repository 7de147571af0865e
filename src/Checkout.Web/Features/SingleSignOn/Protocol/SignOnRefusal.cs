using System.Diagnostics.CodeAnalysis;

namespace Checkout.Web.Features.SingleSignOn.Protocol;

/// <summary>Why somebody else's sign-in was not taken. The log has its name, the page and the activity its words.</summary>
public enum SignOnRefusal
{
    NotAvailable,
    Unreachable,
    Expired,
    AnsweredBefore,
    DeniedByProvider,
    WrongIssuer,
    CodeRefused,
    TokenInvalid,
    WrongNonce,
    WrongPerson,
    NoAddress,
    AddressNotVerified,
    WrongDomain,
    AddressOfSomebodyElse,
    NoMember,
    TurnedOff,
    NoAccount,
}

/// <summary>Somebody else's sign-in can't be taken.</summary>
public sealed class SignOnRefusedException(SignOnRefusal reason, Exception? cause = null)
    : Exception($"A sign-in was refused: {reason}.", cause)
{
    public SignOnRefusal Reason => reason;

    /// <exception cref="SignOnRefusedException">Where it is refused.</exception>
    public static void ThrowIf([DoesNotReturnIf(true)] bool refused, SignOnRefusal reason)
    {
        if (refused)
        {
            throw new SignOnRefusedException(reason);
        }
    }
}

/// <summary>What people are told.</summary>
public static class SignOnRefusals
{
    public static string Words(SignOnRefusal reason) => reason switch
    {
        SignOnRefusal.NotAvailable => "No company sign-in is set up for this address.",
        SignOnRefusal.Unreachable => "The company’s sign-in does not answer, or its settings have changed.",
        SignOnRefusal.Expired => "The sign-in was begun in another browser, or too long ago.",
        SignOnRefusal.AnsweredBefore => "This answer of the company’s sign-in was used already. Each counts once.",
        SignOnRefusal.DeniedByProvider => "The company’s sign-in did not let you in.",
        SignOnRefusal.WrongIssuer => "The answer does not come from the company’s sign-in.",
        SignOnRefusal.CodeRefused => "The company’s sign-in did not confirm its answer.",
        SignOnRefusal.TokenInvalid => "The company’s sign-in confirmed its answer in a way that can’t be trusted.",
        SignOnRefusal.WrongNonce => "The company’s sign-in answered another question than ours.",
        SignOnRefusal.WrongPerson => "The company’s sign-in named two different people.",
        SignOnRefusal.NoAddress => "The company’s sign-in did not say your e-mail address.",
        SignOnRefusal.AddressNotVerified => "The company’s sign-in has not verified your e-mail address.",
        SignOnRefusal.WrongDomain => "Your e-mail address does not belong to a domain that the company has proven to be its own.",
        SignOnRefusal.AddressOfSomebodyElse =>
            "Your e-mail address at the company’s sign-in has changed to one that someone else signs in with here.",
        SignOnRefusal.NoMember => "You have not been added to the company’s account here.",
        SignOnRefusal.TurnedOff => "Your access has been turned off.",
        SignOnRefusal.NoAccount => "It names no account that we know.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A refusal without words."),
    };

    public static string WhatNow(SignOnRefusal reason) => reason switch
    {
        SignOnRefusal.Expired or SignOnRefusal.AnsweredBefore => "Nobody was signed in. Begin again.",
        SignOnRefusal.NotAvailable => "Sign in with your password.",
        SignOnRefusal.DeniedByProvider or SignOnRefusal.AddressNotVerified or SignOnRefusal.NoAddress =>
            "Nobody was signed in. Try again, or ask whoever runs your company’s sign-in.",
        _ => "Nobody was signed in, and it has been recorded. Ask an administrator of your company.",
    };
}
